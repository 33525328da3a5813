/**
 * The characters as a value of `unicode-range` (CSS Fonts 4). Characters between two of them that are not in the text belong
 * to the range as well: it is shorter, and means the same there.
 */
export function unicodeRange(characters: ReadonlySet<string>, text: ReadonlySet<string>): string {
  const ranges: [first: number, last: number][] = []
  const others = [...text].filter(character => !characters.has(character)).map(codeOf)
  for (const code of [...characters].map(codeOf)) {
    const open = ranges.at(-1)
    if (open && !others.some(other => open[1] < other && other < code)) open[1] = code
    else ranges.push([code, code])
  }
  return ranges.map(([first, last]) => `U+${hex(first)}${last === first ? '' : `-${hex(last)}`}`).join()
}

/**
 * The characters but some as a range, for the font that stands in for those: browsers that wait for a font fetch whatever else has
 * the character. The space is left out, by which scripts ask for the fonts that a page shows.
 *
 * @returns an empty text where none are left
 */
export function restRange(characters: ReadonlySet<string>, others: ReadonlySet<string>): string {
  const rest = [...characters].filter(character => character !== ' ' && !others.has(character))
  return unicodeRange(new Set(rest), new Set([' ', ...others]))
}

function codeOf(character: string): number {
  return character.codePointAt(0) ?? 0
}

function hex(code: number): string {
  return code.toString(16).toUpperCase()
}
