import { allRules, wordsIn } from '../../languages/registry.ts'
import { markedTail, withoutMarks } from '../../model/emphasis-marks.ts'
import { DOTTED_FORMS, FORMS, SIGNS } from './locator-terms.ts'

/** What a citation says after its key. */
export interface Locator {
  /** CSL 1.0.2 locator term; empty without a locator. */
  label: string
  /** `3-4, 7`: ranges with a hyphen, whatever dash was typed; empty where there is none. */
  locator: string
  /**
   * The rest, trimmed, with the punctuation that opens it: `and nowhere else`, `, emphasis added`. A CSL processor puts
   * the space before a letter by itself.
   */
  suffix: string
}

/**
 * Reads the locator at the start of what follows a key: `, p. 3 and elsewhere`.
 *
 * A number without a label is a page. Braces hold a locator of any form, `{ii, A, D-Z}`, and empty braces prevent one,
 * `{}, 2030 in view`. As in Pandoc, a roman numeral needs a label. The suffix keeps
 * the marks of emphasis, the locator does not.
 */
export function parseLocator(text: string): Locator {
  const marked = text.replace(/\s+/g, ' ').trim()
  const words = withoutMarks(marked)
  const found = parseWords(words)
  return words.endsWith(found.suffix) ? { ...found, suffix: markedTail(marked, found.suffix.length) } : found
}

function parseWords(source: string): Locator {
  const comma = /^,? ?/.exec(source)?.[0] ?? ''
  const rest = source.slice(comma.length)
  return braced(rest, comma) ?? labelled(rest) ?? bare(rest) ?? { label: '', locator: '', suffix: source }
}

function braced(text: string, comma: string): Locator | undefined {
  const end = closingBrace(text)
  if (end < 0) return undefined
  const content = text.slice(1, end).trim()
  const after = text.slice(end + 1).trim()
  if (content === '') return { label: '', locator: '', suffix: (comma + after).trim() }
  const found = labelOf(content)
  return {
    label: found?.label ?? 'page',
    locator: content.slice(found?.length ?? 0).replace(DASH, '-'),
    suffix: after,
  }
}

/** Index of the brace that closes the one at the start; -1 without one. */
function closingBrace(text: string): number {
  if (!text.startsWith('{')) return -1
  let depth = 0
  for (let index = 0; index < text.length; index++) {
    if (text[index] === '{') depth++
    if (text[index] === '}' && --depth === 0) return index
  }
  return -1
}

function labelled(text: string): Locator | undefined {
  const found = labelOf(text)
  if (!found) return undefined
  const value = text.slice(found.length)
  return split(value, NUMERALS.exec(value) ?? NUMBERS.exec(value), found.label)
}

function bare(text: string): Locator | undefined {
  return split(text, PAGES.exec(text), 'page')
}

function split(text: string, match: RegExpExecArray | null, label: string): Locator | undefined {
  if (!match) return undefined
  const locator = match[0].replace(CONJUNCTION, ', ').replace(DASH, '-')
  return { label, locator, suffix: text.slice(match[0].length).trim() }
}

/** Written form → term, without accents, with the full stop of those that need it. */
const TERMS = new Map([...index(FORMS, ''), ...index(DOTTED_FORMS, '.')])

function* index(forms: Record<string, string[]>, end: string): Generator<[form: string, term: string]> {
  for (const [term, list] of Object.entries(forms)) for (const form of list) yield [fold(form) + end, term]
}

/** Lower case without accents: `Pág` and `pag` are one. */
function fold(text: string): string {
  return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
}

/** The label at the start of a text, and its length with the space after it. */
function labelOf(text: string): { label: string; length: number } | undefined {
  const match = /^(?:(?<sign>[§¶№])\k<sign>*|(?<word>\p{L}[\p{L}\p{M}]*)(?<stop>\.?[º°]|\.)?) ?(?=.)/u.exec(text)
  const { sign = '', word = '', stop = '' } = match?.groups ?? {}
  const label = SIGNS[sign] ?? TERMS.get(fold(word + stop)) ?? TERMS.get(fold(word))
  return match && label ? { label, length: match[0].length } : undefined
}

const DASH = / ?(?:--|[-‐‑–—−]) ?/gu
/** Languages mix in citations, as with labels. */
const AND = ['&', 'et', ...allRules().flatMap(({ words }) => wordsIn(words.and))]
const PERCENT = allRules().flatMap(({ numbers }) => numbers.percent)
const CONJUNCTION = new RegExp(` (?:${AND.join('|')}) `, 'gu')

/** No number ends inside a word, and a percentage is none. */
const END = `(?![\\p{L}\\p{N}]| ?%|${PERCENT.map(words => ` ${words}`).join('|')})`
/** `3`, `3.2`, `12:30`, `33a`, `33ff`: what may stand without a label, or after a comma. */
const NUMBER = `\\d+(?:[.:/]\\d+)*(?:ff|ss|\\p{Ll})?${END}`
const NUMERAL = `(?=\\p{L})(?:${[
  'm{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})',
  'M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})',
].join('|')})${END}`
/** `(a)`, `(xv)`, `[3]`. */
const BRACKETED = `[(\\[](?:\\d+\\p{L}?|\\p{L}|${NUMERAL})[)\\]]`
/** `A1`, `3.b`, `3rd`, `3.º`, `3(a)`, `(b)`, `B`: with a label, whatever has a digit, and single letters. */
const UNIT = [
  `(?=[\\p{L}.:/]*\\d)[\\p{L}\\p{N}]+(?:[.:/][\\p{L}\\p{N}]+)*(?:\\.?[º°ª])?(?:${BRACKETED})*${END}`,
  `\\p{Lu}${END}`,
  `(?:${BRACKETED})+${END}`,
].join('|')

/** A first range, and more after commas or an "and". */
function sequence(first: string, next: string): RegExp {
  const range = (unit: string): string => `(?:${unit})(?:${DASH.source}(?:${unit}))?`
  return new RegExp(`^${range(first)}(?:(?:, ?|${CONJUNCTION.source})${range(next)})*`, 'u')
}

const PAGES = sequence(NUMBER, NUMBER)
const NUMBERS = sequence(UNIT, NUMBER)
const NUMERALS = sequence(NUMERAL, `${NUMERAL}|${NUMBER}`)
