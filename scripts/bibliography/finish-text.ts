// Quotation marks become straight ones: the CSL processor prints those of the reader's language, inner and outer.
const DOUBLE_QUOTED = /“([^“”]*)”|«([^«»]*)»/g
const SINGLE_QUOTED = /(?<![\p{L}\p{N}])‘((?:[^‘’]|(?<=\p{L})’(?=\p{L}))+)’(?!\p{L})/gu

/** Turns quotation marks into straight ones, runs of spaces into one, and takes out marks that only end a line. */
export function finishText(text: string): string {
  return text
    .replaceAll('`', '‘')
    .replace(
      DOUBLE_QUOTED,
      (_, curly?: string, angular?: string) => `"${(curly ?? angular?.trim() ?? '').replace(SINGLE_QUOTED, "'$1'")}"`,
    )
    .replace(SINGLE_QUOTED, '"$1"')
    .replace(/\u00AD/g, '')
    .replace(/ {2,}/g, ' ')
    .trim()
}
