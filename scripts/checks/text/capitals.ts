/** Letters from which on a word in capitals is hardly an acronym, and how many such words it takes. */
const LETTERS = 4
const LONG_WORDS = 2
const WORDS = 3

/** Whether a heading is written in capitals as a whole, and not made of acronyms: `THE STATE OF BRIDGES`. */
export function isAllCapitals(text: string): boolean {
  const words = text.match(/\p{L}+/gu) ?? []
  return (
    words.length >= WORDS && !/\p{Ll}/u.test(text) && words.filter(word => word.length >= LETTERS).length >= LONG_WORDS
  )
}
