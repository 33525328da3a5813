/** The number of a paragraph in a round of consultation: `14`, `14 bis`, `14 ter`, as drafts of treaties have them. */
export interface ParagraphNumber {
  /** 1, 2, …; 0 for those that came before the first one. */
  base: number
  /** 1 for the number itself, 2 for `bis`, 3 for `ter`. */
  place: number
}

/** The same in all languages: Latin. */
const PLACES =
  'bis ter quater quinquies sexies septies octies novies decies undecies duodecies terdecies quaterdecies quindecies sexdecies septendecies octodecies novodecies vicies'.split(
    ' ',
  )

/** As it is printed; from the twenty-first of a number on, `14/21`. */
export function formatParagraphNumber({ base, place }: ParagraphNumber): string {
  if (place === 1) return String(base)
  const word = PLACES[place - 2]
  return word === undefined ? `${base}/${place}` : `${base} ${word}`
}

/** Undefined for what is no paragraph's number. */
export function parseParagraphNumber(text: string): ParagraphNumber | undefined {
  const match = /^(\d{1,6})(?: ([a-z]+)|\/(\d{1,6}))?$/.exec(text.trim().toLowerCase().replace(/\s+/g, ' '))
  if (!match) return undefined
  const [, base, word, later] = match
  const place = word === undefined ? Number(later ?? 1) : PLACES.indexOf(word) + 2
  if (place < 1 || (word !== undefined && place < 2)) return undefined
  return { base: Number(base), place }
}

/** Smaller than 0 where the first one comes first. */
export function compareParagraphNumbers(one: ParagraphNumber, other: ParagraphNumber): number {
  return one.base - other.base || one.place - other.place
}
