import { createHash } from 'node:crypto'
import type { Element } from 'hast'
import { s } from 'hastscript'

/** Size of the drawing, in its own units: as high against its width as a sheet is. */
const [WIDTH, HEIGHT] = [210, 297]
/** Where it begins, as a share of the height: below the titles on a sheet that is less high for its width as well. */
const TOP = 0.6
const COLUMNS = 6
const ROWS = 5
/** How many of the nearest places each place has ties with. */
const TIES = 2

/**
 * A picture for a cover: places and the ties between them, on the lower part, where no title stands. It says nothing, and is
 * hidden from assistive technology. The same title gives the same picture; its colours are those of the theme.
 */
export function coverArt(title: string): Element {
  const chance = numbersFrom(title)
  const places = Array.from({ length: COLUMNS * ROWS }, (_, index) => ({
    x: rounded(((index % COLUMNS) + 0.2 + chance() * 0.6) * (WIDTH / COLUMNS)),
    y: rounded(HEIGHT * TOP + (Math.floor(index / COLUMNS) + 0.1 + chance() * 0.8) * ((HEIGHT * (0.98 - TOP)) / ROWS)),
    r: rounded(1 + chance() ** 3 * 7),
  }))
  const ties = places.flatMap((from, index) => {
    const others = places.slice(index + 1).toSorted((a, b) => distance(from, a) - distance(from, b))
    return others.slice(0, TIES).map(to => {
      const bend = (chance() - 0.5) * 24
      const [x, y] = [rounded((from.x + to.x) / 2 + bend), rounded((from.y + to.y) / 2 - bend)]
      return `M${from.x} ${from.y}Q${x} ${y} ${to.x} ${to.y}`
    })
  })
  return s('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: 'xMidYMax slice', ariaHidden: 'true' }, [
    s('path.cover-ties', { d: ties.join(''), fill: 'none' }),
    ...places.map(({ x, y, r }) => s('circle.cover-place', { cx: x, cy: y, r })),
  ])
}

interface Point {
  x: number
  y: number
}

const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y)
const rounded = (value: number): number => Math.round(value * 10) / 10

/** Numbers from 0 to 1 that a text determines. */
function numbersFrom(text: string): () => number {
  let count = 0
  return () => {
    const bytes = createHash('sha256').update(`${text}\n${count++}`).digest()
    return bytes.readUInt32BE(0) / 2 ** 32
  }
}
