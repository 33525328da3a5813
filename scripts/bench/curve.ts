const WIDTH = 480
const HEIGHT = 300
const MARGIN = { left: 64, right: 20, top: 20, bottom: 48 }

/** Draws a curve in a picture with two logarithmic axes, as SVG: what grows in proportion is a line of 45 degrees. */
export function curve(points: readonly { x: number; y: number }[], across: string, up: string): string {
  const place = (values: readonly number[], from: number, to: number) => {
    const [low, high] = [Math.min(...values), Math.max(...values)].map(value => Math.log(Math.max(value, 1e-3)))
    const span = (high ?? 0) - (low ?? 0) || 1
    return (value: number): number => from + ((Math.log(Math.max(value, 1e-3)) - (low ?? 0)) / span) * (to - from)
  }
  const x = place(
    points.map(point => point.x),
    MARGIN.left,
    WIDTH - MARGIN.right,
  )
  const y = place(
    points.map(point => point.y),
    HEIGHT - MARGIN.bottom,
    MARGIN.top,
  )
  const path = points.map(
    (point, index) => `${index === 0 ? 'M' : 'L'}${x(point.x).toFixed(1)} ${y(point.y).toFixed(1)}`,
  )
  const marks = points.map(point => {
    const [cx, cy] = [x(point.x).toFixed(1), y(point.y).toFixed(1)]
    return `<circle cx="${cx}" cy="${cy}" r="4" fill="#173f6b"/><text x="${cx}" y="${HEIGHT - 28}" text-anchor="middle">${point.x}</text><text x="${MARGIN.left - 12}" y="${Number(cy) + 4}" text-anchor="end">${point.y.toPrecision(3)}</text>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" font-family="sans-serif" font-size="12">
<title>${up} by ${across}</title>
<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>
<path d="M${MARGIN.left} ${MARGIN.top}V${HEIGHT - MARGIN.bottom}H${WIDTH - MARGIN.right}" fill="none" stroke="#888"/>
<path d="${path.join('')}" fill="none" stroke="#173f6b" stroke-width="2"/>
${marks.join('\n')}
<text x="${WIDTH / 2}" y="${HEIGHT - 8}" text-anchor="middle">${across}</text>
<text x="8" y="14">${up}</text>
</svg>
`
}
