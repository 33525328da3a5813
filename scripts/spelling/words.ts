/** A word of a text, as dictionaries have it: composed letters, straight apostrophes, plain hyphens. */
export interface SpelledWord {
  word: string
  /** Where it begins in the text. */
  index: number
  /** Its length there. */
  length: number
}

const WORD = /(?<![\p{L}\p{M}\p{N}_@\\.#])\p{L}[\p{L}\p{M}]*(?:['’\u2010\u2011-]\p{L}[\p{L}\p{M}]*)*/gu

/** The words of a text that have a spelling: not numbers, addresses, acronyms or single letters. */
export function spelledWords(text: string): SpelledWord[] {
  const words: SpelledWord[] = []
  // An anchor, `{#sec-revenue}`, is none.
  const readable = text.replace(/\{#[^{}\n]*\}/g, anchor => ' '.repeat(anchor.length))
  for (const { 0: typed, index } of readable.matchAll(WORD)) {
    const behind = readable.slice(index + typed.length, index + typed.length + 2)
    // `word9`, `name@example.org`, `example.org`, `snake_case`.
    if (/^[\p{N}_@]|^\.\p{L}/u.test(behind)) continue
    const word = typed
      .normalize('NFC')
      .replaceAll('’', "'")
      .replace(/[\u2010\u2011]/g, '-')
    if (hasSpelling(word)) words.push({ word, index, length: typed.length })
  }
  return words
}

/** The words that a compound is made of: `Lisbon-based`. A word alone is its own only part. */
export function partsOf({ word, index, length }: SpelledWord): SpelledWord[] {
  if (!word.includes('-') || word.length !== length) return [{ word, index, length }]
  return [...word.matchAll(/[^-]+/g)].map(part => ({
    word: part[0],
    index: index + part.index,
    length: part[0].length,
  }))
}

/** Initials and acronyms have none, whatever follows: `GOLD`, `NGOs`, `UCLG's`. */
export function hasSpelling(word: string): boolean {
  return word.length > 1 && !/^\p{Lu}+(?:'?s)?$/u.test(word)
}
