/**
 * Lines that only show glyphs, each at its place: `5.7864075 0 Td <0020> Tj`. Most of a page is such lines. Glyph 0 is the
 * sign for a character that its font does not have.
 */
const LINES = /(?:\n?(?:[-.\d ]+Td )?<(?:(?!0000)[\dA-F]{4})+> Tj(?=\n)){1,250}/y

/**
 * Steps over such lines of a content stream.
 *
 * @param start where the first line begins, or the line feed before it
 * @returns offset of the line feed behind the last line; `start` if there was none
 */
export function afterGlyphLines(content: string, start: number): number {
  LINES.lastIndex = start
  // A text of any length, in parts that an expression can hold.
  for (let end = start; ; end = LINES.lastIndex) if (!LINES.test(content)) return end
}
