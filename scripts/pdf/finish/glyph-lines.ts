/**
 * Steps over lines of a content stream that only show glyphs, each at its place: `5.7864075 0 Td <0020> Tj`. Most of a
 * page is such lines. Stops before glyph 0, the sign for a character that its font does not have.
 *
 * @param start where the first line begins, or the line feed before it
 * @returns offset of the line feed behind the last line; `start` if there was none
 */
export function afterGlyphLines(bytes: Uint8Array, start: number): number {
  let end = start
  for (let at = start; ; end = at) {
    if (bytes[at] === LINE_FEED) at++
    while (isNumeric(bytes[at] as number)) at++
    if (bytes[at] === LETTER_T && bytes[at + 1] === LETTER_D && bytes[at + 2] === SPACE) at += 3
    if (bytes[at] !== LESS) return end
    for (at++; bytes[at] !== GREATER; at += 4) if (!isGlyph(bytes, at)) return end
    if (bytes[at + 1] !== SPACE || bytes[at + 2] !== LETTER_T || bytes[at + 3] !== LETTER_J) return end
    at += 4
    if (bytes[at] !== LINE_FEED) return end
  }
}

/** Part of a number, or a space. */
function isNumeric(byte: number): boolean {
  return (byte >= ZERO && byte <= NINE) || byte === POINT || byte === SPACE || byte === MINUS
}

/** Whether four digits follow that are not all zero. */
function isGlyph(bytes: Uint8Array, at: number): boolean {
  const [a, b, c, d] = [bytes[at] as number, bytes[at + 1] as number, bytes[at + 2] as number, bytes[at + 3] as number]
  return a >= ZERO && b >= ZERO && c >= ZERO && d >= ZERO && a + b + c + d > 4 * ZERO
}

const LINE_FEED = 0x0a
const SPACE = 0x20
const MINUS = 0x2d
const POINT = 0x2e
const ZERO = 0x30
const NINE = 0x39
const LESS = 0x3c
const GREATER = 0x3e
const LETTER_J = 0x6a
const LETTER_T = 0x54
const LETTER_D = 0x64
