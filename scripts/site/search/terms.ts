import { stemmer } from '@orama/stemmers/english'

/** Letters without accents, in small: what people type. */
export function fold(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

/**
 * The forms under which a word is found. Stemmers look at accents, which readers leave out: a word is known by its stem as it
 * is written, and as it may be typed.
 */
export function termsOf(word: string): string[] {
  const small = word.toLowerCase()
  return [...new Set([fold(stemmer(small)), stemmer(fold(word))])].filter(term => term !== '')
}

/** The words of a text, with what stands between them. */
export function partsOf(text: string): { text: string; isWord: boolean }[] {
  return text
    .split(/([\p{L}\p{N}\p{M}]+)/u)
    .map((part, index) => ({ text: part, isWord: index % 2 === 1 }))
    .filter(part => part.text !== '')
}
