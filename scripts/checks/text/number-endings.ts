import { rulesOf } from '../../languages/registry.ts'

/**
 * A word in small letters without what tells singular from plural, so that the two can be held against each other:
 * `acciones` and `acción` come out alike. What comes out need not be a word. Words of one or two letters stay.
 *
 * @param tag BCP 47 tag of the word's language
 */
export function numberless(word: string, tag: string): string {
  if (word.length < 3) return word
  const ending = rulesOf(tag).plurals.find(([plural]) => plural.test(word))
  return ending ? word.replace(...ending) : word
}
