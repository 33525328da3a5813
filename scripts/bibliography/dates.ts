import type { Dates } from '../languages/language.ts'
import { allRules, wordsIn } from '../languages/registry.ts'
import type { CslDate } from './csl.ts'

/** Words that say outright that a work has no date. */
const UNDATED = new RegExp(`^\\[?\\s*(?:${phrases(({ undated }) => undated)})\\s*\\]?$`, 'iu')
const CIRCA = new RegExp(`^(?:${phrases(({ circa }) => circa)})\\s+`, 'iu')

/** Phrases of all languages that have a file, as the source of an expression: `n.d.` may be `n. d.` or `nd`. */
function phrases(listOf: (dates: Dates) => readonly string[]): string {
  const all = allRules().flatMap(({ dates }) => listOf(dates))
  return all.map(phrase => phrase.replaceAll('.', '\\.?\\s*')).join('|')
}

/** biblatex's months and seasons (EDTF): `2020-21` is spring. */
const FIRST_SEASON = 21
const LAST_SEASON = 24

/** Names of months in all languages that have a file, without accents, with their numbers. */
const MONTH_NAMES: readonly [name: string, number: number][] = allRules().flatMap(({ dates }) =>
  wordsIn(dates.months).flatMap((names, index) =>
    names.split('|').map((name): [string, number] => [withoutAccents(name), index + 1]),
  ),
)

function withoutAccents(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '')
}

const SEASON_NAMES = [
  ['spring', 'primavera'],
  ['summer', 'verano', 'verão'],
  ['autumn', 'fall', 'otoño', 'outono'],
  ['winter', 'invierno', 'inverno'],
]

interface Part {
  parts: number[]
  season?: number
  circa: boolean
}

/** A date that was read; `undefined` where the source says that there is none; `'invalid'` where it makes no sense. */
export type ParsedDate = CslDate | undefined | 'invalid'

/**
 * Reads a biblatex date (EDTF level 1 as biblatex 3.19 has it): `2015`, `2015-09-25`, `-0043`, `2020~`, `2020-21`
 * (spring), `199X`, ranges `2013/2015`, `1997/` and `/1997`, a time behind `T` being dropped.
 */
export function parseDate(source: string): ParsedDate {
  const text = source.trim().replace(/^(\d{4})([/.-])(\d{1,2})\2(\d{1,2})$/, (_, year, __, month, day) => {
    return year + twoDigits(Number(month)) + twoDigits(Number(day))
  })
  if (UNDATED.test(text)) return undefined
  const ends = text.split('/')
  if (ends.length > 2) return 'invalid'
  if (ends.length === 1) {
    const part = parsePart(text)
    return part === 'invalid' ? parseWords(text) : fromPart(part)
  }
  const [start, end] = ends.map(part => (/^(?:\.\.)?$/.test(part.trim()) ? undefined : parsePart(part)))
  if (start === 'invalid' || end === 'invalid' || (!start && !end)) return 'invalid'
  // CSL has no range without a beginning.
  if (!start) return { literal: `–${(end as Part).parts[0]}` }
  if (!end) return { 'date-parts': [start.parts.slice(0, 1), [0]], ...circaOf(start) }
  return rangeOf(start, end)
}

/** A day, as `14th`, `1.º` and `1er` too. */
const DAY = (name: string) => `(?<${name}>\\d{1,2})(?:\\.?[º°]|\\.|\\p{Ll}{2})?`
/** `15 de mayo de 2020`: words between day, month and year are passed over. */
const DATE_IN_WORDS = new RegExp(
  `^(?:${DAY('day')} (?:\\p{Ll}{2,3} )?)?(?<word>\\p{L}+)\\.?(?: ${DAY('later')})?,?(?: \\p{Ll}{2,3})? (?<year>\\d{4})$`,
  'u',
)

/** `June 1980`, `15 May 2020`, `May 15th, 2020`, `Summer 1992`. */
function parseWords(text: string): ParsedDate {
  const match = DATE_IN_WORDS.exec(text.replace(/\s+/g, ' '))?.groups
  if (!match) return 'invalid'
  const { day = '', later = '', year = '', word = '' } = match
  const season = SEASON_NAMES.findIndex(names => names.includes(word.toLowerCase())) + 1
  if (season > 0) return day + later === '' ? { 'date-parts': [[Number(year)]], season } : 'invalid'
  return monthNumber(word) > 0 ? parseYearMonth(year, word, day + later) : 'invalid'
}

/**
 * Reads BibTeX's `year`, `month` and `day`: `2013--2014`, `{[2015]}`, `c. 2015`; `September`, `sep`, `9`, `5--7 sep`,
 * `sep 5`, `jan--feb`.
 */
export function parseYearMonth(year: string, month: string, day: string): ParsedDate {
  const bare = year.trim().replace(/^\[(.*)\]$/, '$1')
  if (UNDATED.test(bare)) return undefined
  const circa = CIRCA.exec(bare)?.[0] ?? ''
  const years = bare.slice(circa.length).replace(/(?<!\s)\s*(?:--+|–|-(?=\d{4}$))\s*/, '/')
  const within = years.includes('/') ? [''] : monthsAndDays(month, day)
  if (within.includes('invalid') && monthNumber(month) === 0) return parseWords(`${day} ${month} ${years}`.trim())
  const date = within.includes('invalid') ? 'invalid' : parseDate(within.map(part => years + part).join('/'))
  return circa !== '' && date !== undefined && date !== 'invalid' ? { ...date, circa: true } : date
}

/** `-09`, `-09-05`; two of them for a range; `invalid` for what is no month. */
function monthsAndDays(month: string, day: string): string[] {
  const words = `${month} ${day}`
    .trim()
    .replace(/[\s,\u00A0]+/g, ' ')
    .replace(/ ?(?:--?|–|\/) ?/g, '-')
  if (words === '') return ['']
  const match =
    /^(?:(\d{1,2})(?:-(\d{1,2}))? )?(\p{L}+\.?)(?:-(\p{L}+\.?))?(?: (\d{1,2})(?:-(\d{1,2}))?)?$/u.exec(words) ??
    /^()()(\d{1,2})()(?: (\d{1,2})(?:-(\d{1,2}))?)?$/.exec(words)
  if (!match) return ['invalid']
  const [, firstBefore, lastBefore, start = '', end, firstAfter, lastAfter] = match
  const [from, to] = [monthNumber(start), end ? monthNumber(end) : 0]
  if (from === 0 || (end && to === 0)) return ['invalid']
  const [first, last] = [firstBefore || firstAfter, lastBefore || lastAfter]
  if (end) return [twoDigits(from), twoDigits(to)]
  return [...(last ? [first, last] : [first])].map(
    number => twoDigits(from) + (number ? twoDigits(Number(number)) : ''),
  )
}

function twoDigits(number: number): string {
  return `-${String(number).padStart(2, '0')}`
}

/** 1 to 12; 0 for what is no month. */
function monthNumber(name: string): number {
  if (/^\d{1,2}$/.test(name)) return Number(name) <= 12 ? Number(name) : 0
  const word = withoutAccents(name.toLowerCase().replace(/\.$/, ''))
  // A month is shortened to three letters or more: `sep`, `sept`. A beginning that two months share is neither.
  const numbers = new Set(MONTH_NAMES.filter(([known]) => known.startsWith(word)).map(([, number]) => number))
  return word.length < 3 || numbers.size !== 1 ? 0 : ([...numbers][0] ?? 0)
}

function parsePart(source: string): Part | 'invalid' {
  const match = /^y?(-?\d{4}|(?<=y)-?\d{5,}|\d{2,3}X{1,2})(?:-(\d{2})(?:-(\d{2}))?)?(?:T[\d:.Z+-]*)?([~?%]?)$/i.exec(
    source.trim(),
  )
  if (!match) return 'invalid'
  const [, yearText = '', monthText, dayText, uncertain] = match
  const circa = uncertain !== ''
  if (/X/i.test(yearText)) return { parts: [Number(yearText.replace(/X/gi, '0'))], circa: true }
  // Year 0 is 1 BC in EDTF, and CSL has no year 0.
  const written = Number(yearText)
  const year = written > 0 ? written : written - 1
  const month = Number(monthText ?? 0)
  const day = Number(dayText ?? 0)
  if (month >= FIRST_SEASON && month <= LAST_SEASON && day === 0) {
    return { parts: [year], season: month - FIRST_SEASON + 1, circa }
  }
  if (monthText !== undefined && (month < 1 || month > 12)) return 'invalid'
  if (dayText !== undefined && (day < 1 || day > new Date(Date.UTC(2000 + (written % 400), month, 0)).getUTCDate())) {
    return 'invalid'
  }
  return { parts: [year, ...(month ? [month] : []), ...(day ? [day] : [])], circa }
}

function fromPart(part: Part | 'invalid'): CslDate | 'invalid' {
  if (part === 'invalid') return part
  return { 'date-parts': [part.parts], ...(part.season ? { season: part.season } : {}), ...circaOf(part) }
}

/** Both ends get the precision of the coarser one: the CSL processor throws at a range of a month and a day. */
function rangeOf(start: Part, end: Part): CslDate {
  const precision = Math.min(start.parts.length, end.parts.length)
  const dates = [start.parts.slice(0, precision), end.parts.slice(0, precision)]
  const circa = start.circa || end.circa ? { circa: true } : {}
  if (String(dates[0]) === String(dates[1])) return { 'date-parts': dates.slice(0, 1), ...circa }
  return { 'date-parts': dates, ...circa }
}

function circaOf(part: Part): { circa?: true } {
  return part.circa ? { circa: true } : {}
}
