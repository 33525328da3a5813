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

const SPACE = new Set([' '])

/**
 * The characters as the range of a font before that of a smaller one with some of them, which is looked into first. The space
 * is left out: scripts ask by it for the fonts that a page shows.
 */
export function looseRange(characters: ReadonlySet<string>): string {
  return unicodeRange(new Set([...characters].filter(character => character !== ' ')), SPACE)
}

function codeOf(character: string): number {
  return character.codePointAt(0) ?? 0
}

function hex(code: number): string {
  return code.toString(16).toUpperCase()
}
