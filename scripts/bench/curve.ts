const WIDTH = 480
const HEIGHT = 300
const MARGIN = { left: 64, right: 20, top: 36, bottom: 48 }

/** Between the middles of labels, so that none stands on another. */
const LABEL = 14

const logOf = (value: number): number => Math.log(Math.max(value, 1e-3))

/**
 * Draws a curve in a picture with two logarithmic axes, as SVG. A decade is as long on both: what grows in proportion is a line
 * of 45 degrees.
 */
export function curve(points: readonly { x: number; y: number }[], across: string, up: string): string {
  const [xs, ys] = [points.map(point => logOf(point.x)), points.map(point => logOf(point.y))]
  const [left, low] = [Math.min(...xs), Math.min(...ys)]
  const bottom = HEIGHT - MARGIN.bottom
  const scale = Math.min(
    (WIDTH - MARGIN.left - MARGIN.right) / (Math.max(...xs) - left || 1),
    (bottom - MARGIN.top) / (Math.max(...ys) - low || 1),
  )
  const at = points.map(({ x, y }) => {
    const [right, down] = [MARGIN.left + (logOf(x) - left) * scale, bottom - (logOf(y) - low) * scale]
    return { x, y, right, down }
  })
  const path = at.map(({ right, down }, index) => `${index === 0 ? 'M' : 'L'}${right.toFixed(1)} ${down.toFixed(1)}`)
  let above = Number.POSITIVE_INFINITY
  const marks = at.map(({ x, y, right, down }) => {
    const isClear = Math.abs(above - down) >= LABEL
    if (isClear) above = down
    const value = isClear
      ? `<text x="${MARGIN.left - 12}" y="${(down + 4).toFixed(1)}" text-anchor="end">${y.toPrecision(3)}</text>`
      : ''
    return `<circle cx="${right.toFixed(1)}" cy="${down.toFixed(1)}" r="4" fill="#173f6b"/><text x="${right.toFixed(1)}" y="${HEIGHT - 28}" text-anchor="middle">${x}</text>${value}`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" font-family="sans-serif" font-size="12">
<title>${up} by ${across}</title>
<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>
<path d="M${MARGIN.left} ${MARGIN.top}V${bottom}H${WIDTH - MARGIN.right}" fill="none" stroke="#888"/>
<path d="${path.join('')}" fill="none" stroke="#173f6b" stroke-width="2"/>
${marks.join('\n')}
<text x="${WIDTH / 2}" y="${HEIGHT - 8}" text-anchor="middle">${across}</text>
<text x="8" y="16">${up}</text>
</svg>
`
}
