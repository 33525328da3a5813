/** What is typed, and the character that it means, as Pandoc's `smart` has it. Quotation marks are each language's own. */
const TYPED: readonly [pattern: RegExp, character: string][] = [
  [/---/g, '\u2014'],
  [/--/g, '\u2013'],
  [/(?<!\.)\.\.\.(?!\.)/g, '\u2026'],
]

/**
 * Dashes for two and three hyphens, an ellipsis for three full stops.
 *
 * @param source the text as the file has it: what is escaped there (`\--`) stays as it is
 */
export function smart(value: string, source: string): string {
  if (/\\[-.]/.test(source)) return value
  return TYPED.reduce((text, [pattern, character]) => text.replace(pattern, character), value)
}
