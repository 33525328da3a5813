/** A word of a text, as dictionaries have it: composed letters, straight apostrophes, plain hyphens. */
export interface SpelledWord {
  word: string
  /** Where it begins in the text. */
  index: number
  /** Its length there. */
  length: number
}

/** Soft hyphens, joiners and spaces of no width. */
const UNSEEN = '\\u00ad\\u200b-\\u200d\\u2060\\ufeff'
const UNSEEN_SIGN = new RegExp(`[${UNSEEN}]`, 'g')
const PART = `\\p{L}[\\p{L}\\p{M}${UNSEEN}]*`
const WORD = new RegExp(`(?<![\\p{L}\\p{M}\\p{N}_@\\\\.#${UNSEEN}])${PART}(?:['’\\u2010\\u2011-]${PART})*`, 'gu')
/** An anchor, `{#sec-revenue}`, and an address. */
const UNREAD = /\{#[^{}\n]*\}|\b[a-z]+:\/\/\S+/g

/** The words of a text that have a spelling: not numbers, addresses, acronyms or single letters. */
export function spelledWords(text: string): SpelledWord[] {
  const words: SpelledWord[] = []
  const readable = text.replace(UNREAD, found => ' '.repeat(found.length))
  for (const { 0: typed, index } of readable.matchAll(WORD)) {
    const behind = readable.slice(index + typed.length, index + typed.length + 2)
    // `word9`, `name@example.org`, `example.org`, `snake_case`.
    if (/^[\p{N}_@]|^\.\p{L}/u.test(behind)) continue
    const word = asInDictionaries(typed)
    if (hasSpelling(word)) words.push({ word, index, length: typed.length })
  }
  return words
}

function asInDictionaries(typed: string): string {
  const seen = typed.normalize('NFC').replace(UNSEEN_SIGN, '')
  return seen.replaceAll('’', "'").replace(/[\u2010\u2011]/g, '-')
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

/**
 * Initials and acronyms have none, whatever follows: `GOLD`, `NGOs`, `UCLG's`; nor has a word in letters of two scripts, of
 * which another rule tells.
 */
export function hasSpelling(word: string): boolean {
  const isLatin = /\p{Script=Latin}/u.test(word) && !/(?!\p{Script=Latin})\p{L}/u.test(word)
  return word.length > 1 && isLatin && !/^\p{Lu}+(?:'?s)?$/u.test(word)
}
