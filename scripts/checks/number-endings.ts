/** What tells the plural, and what stands in its place; the first that fits. Singular words that end alike follow suit. */
type Endings = readonly [plural: RegExp, stem: string][]

/** Spanish by the RAE's Nueva gramática, 3.2: -s, or -es behind consonants, before which accents come and go. */
const SPANISH: Endings = [
  [/ces$/, 'z'],
  [/iones$/, 'ión'],
  [/eses$/, 'és'],
  // `país`, `inglés` are no plurals.
  [/(?<=[áéíóú])s$/, 's'],
  [/e?s$/, ''],
  [/e$/, ''],
]

/** Portuguese by Cunha and Cintra's Nova gramática, chapter 8: -ões, -ães and -ãos of -ão, -is of -l, -ns of -m. */
const PORTUGUESE: Endings = [
  [/(?:ões|ães|ãos)$/, 'ão'],
  [/ais$/, 'al'],
  [/[ée]is$/, 'el'],
  [/[óo]is$/, 'ol'],
  [/ns$/, 'm'],
  [/eses$/, 'ês'],
  [/(?<=[áéíóúâêô])s$/, 's'],
  [/e?s$/, ''],
  [/e$/, ''],
]

const OTHER: Endings = [[/s$/, '']]

/**
 * A word in small letters without what tells singular from plural, so that the two can be held against each other:
 * `acciones` and `acción` come out alike. What comes out need not be a word. Words of one or two letters stay.
 *
 * @param tag BCP 47 tag of the word's language
 */
export function numberless(word: string, tag: string): string {
  if (word.length < 3) return word
  const [language] = tag.split('-')
  const endings = language === 'es' ? SPANISH : language === 'pt' ? PORTUGUESE : OTHER
  const ending = endings.find(([plural]) => plural.test(word))
  return ending ? word.replace(...ending) : word
}
