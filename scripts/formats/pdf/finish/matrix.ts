/** A transformation of the plane, `[a b c d e f]` as ISO 32000-1, 8.3.3 has it. */
export type Matrix = [a: number, b: number, c: number, d: number, e: number, f: number]

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0]

/** The transformation that does `first`, then `second`. */
export function multiply(first: Matrix, second: Matrix): Matrix {
  const [a, b, c, d, e, f] = first
  const [A, B, C, D, E, F] = second
  return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F]
}

export function transform([a, b, c, d, e, f]: Matrix, x: number, y: number): [x: number, y: number] {
  return [a * x + c * y + e, b * x + d * y + f]
}

/** Left, bottom, right, top. */
export type Rectangle = [left: number, bottom: number, right: number, top: number]

/** The rectangle around a transformed one, given as PDF's operators give it. */
export function transformRectangle(matrix: Matrix, x: number, y: number, width: number, height: number): Rectangle {
  const corners = [transform(matrix, x, y), transform(matrix, x + width, y + height)] as const
  const [[x1, y1], [x2, y2]] = corners
  return [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)]
}
