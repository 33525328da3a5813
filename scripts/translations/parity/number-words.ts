import { onceFor } from '../../ground/once-for.ts'
import type { LanguageRules, NumberWords } from '../../languages/language.ts'
import { rulesOf, wordsIn } from '../../languages/registry.ts'

/**
 * Whether a text says a whole number in words, or as a Roman numeral: "5 cities" may become "cinco ciudades", and the
 * other way round.
 *
 * @param tag BCP 47 tag of the text's language
 */
export function saysInWords(text: string, value: number, tag: string): boolean {
  const { words, numeral } = patternsOf(rulesOf(tag))(value)
  return (words?.test(text) ?? false) || (numeral?.test(text) ?? false)
}

interface NumberPatterns {
  words: RegExp | undefined
  /** Roman, of small numbers. */
  numeral: RegExp | undefined
}

/** From here on no number has words of its own, or a Roman numeral that is looked for. */
const LONG = 1000

const patternsOf = onceFor(({ numbers, words: { and } }: LanguageRules) => {
  const known: NumberPatterns[] = []
  return (value: number): NumberPatterns => {
    const met = known[value]
    if (met) return met
    const forms = formsOf(value, numbers, wordsIn(and))
    const words = forms.length > 0 ? new RegExp(`(?<![\\p{L}])(?:${forms.join('|')})`, 'iu') : undefined
    const isRoman = value > 0 && value < 40
    const numeral = isRoman ? new RegExp(`(?<![\\p{L}])${roman(value)}(?![\\p{L}])`, 'u') : undefined
    if (value < LONG && Number.isInteger(value)) known[value] = { words, numeral }
    return { words, numeral }
  }
})

/** The words after a number that give it a scale, and that scale: 1 without any. */
export function scaleAfter(text: string, tag: string): { factor: number; words: string } {
  const { scales } = rulesOf(tag).numbers
  const words = /^[\s\u00a0\u202f]*(\p{L}+)(?:[\s\u00a0\u202f]+(\p{L}+))?/u.exec(text)
  const [, first = '', second = ''] = words ?? []
  const forms = [`${first} ${second}`, first]
  const found = forms.find(form => scales[form.toLowerCase()] !== undefined) ?? ''
  return { factor: scales[found.toLowerCase()] ?? 1, words: found }
}

/** What finds a rank by its stem, `décim-cuart|decimocuart`, from where a word begins. */
export function rankPattern(stem: string): string {
  const forms = stem.split('|').map(form => `${form.split('-').map(RegExp.escape).join('\\p{L}{0,2}[- ]')}\\p{L}{0,2}`)
  return `(?:${forms.join('|')})(?![\\p{L}])`
}

/** What finds a Roman numeral of two letters or more: one letter is an initial as well. */
export const ROMAN = /(?<![\p{L}\p{N}])(?=[IVX]{2})X{0,3}(?:IX|IV|V?I{0,3})(?![\p{L}\p{N}])/gu

export function romanValue(numeral: string): number {
  return Array.from({ length: 40 }, (_, value) => value).find(value => roman(value) === numeral) ?? 0
}

function formsOf(value: number, numbers: NumberWords, and: readonly string[]): string[] {
  const ordinal = value > 0 ? wordsIn(numbers.ordinals)[value - 1] : undefined
  return [
    ...wholeForms(value, numbers).map(form => `${form}(?![\\p{L}])`),
    ...(ordinal === undefined ? [] : [rankPattern(ordinal)]),
    ...joinedForms(value, numbers, and),
  ]
}

function wholeForms(value: number, { cardinals, tens, variants }: NumberWords): string[] {
  const exact = [wordsIn(cardinals)[value], value % 10 === 0 ? wordsIn(tens)[value / 10 - 1] : undefined]
  return [...exact.flatMap(form => form ?? []), ...wordsIn(variants[value] ?? '')]
}

/** `forty-two`, `cuarenta y dos`. */
function joinedForms(value: number, numbers: NumberWords, and: readonly string[]): string[] {
  const [ten, unit] = [Math.floor(value / 10), value % 10]
  const tens = wordsIn(numbers.tens)[ten - 1]
  if (value < 21 || value > 99 || unit === 0 || tens === undefined) return []
  return [`${tens}(?:-| (?:(?:${and.join('|')}) )?)(?:${wholeForms(unit, numbers).join('|')})(?![\\p{L}])`]
}

function roman(value: number): string {
  return 'X'.repeat(Math.floor(value / 10)) + ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX'][value % 10]
}
