import { formatNumber } from '../../languages/format-number.ts'
import { rulesOf } from '../../languages/registry.ts'
import parityNumber from '../../rules/parity-number.ts'
import type { Words } from './inspect.ts'
import { saysInWords, scaleAfter } from './number-words.ts'
import type { ParityProblem } from './problem.ts'

interface Found {
  /** As written: `1.234,5`. */
  written: string
  value: number
  /** `billion` of `5 billion`; empty without such a word. */
  scale: string
  /** The value with the word behind it: 5e9 for `5 billion`. Of the `2` in "2 to 3 million" it is both 2 and 2e6. */
  scaled: number[]
  /** Where it ends in the words that it stands in. */
  end: number
  /** Digits behind the decimal mark. */
  fraction: number
  /** Whether its thousands are set apart. */
  grouped: boolean
  /** `2 pm`: the hour as clocks show it is in `scaled`. */
  isHour: boolean
  /** `1980s`: "los años 80" says the same. */
  decade: boolean
  /** An amount, and not the number of a section or version. */
  quantity: boolean
  index: number
}

const RULE = parityNumber

/** What stands before an amount. */
const CURRENCY = /(?:USD|EUR|GBP|US\$|[$€£])\s*$/

interface Notation {
  /** BCP 47 tag. */
  tag: string
  /** What stands behind an amount. */
  unit: RegExp
  /** What is written behind a decade. */
  decade: RegExp
  number: RegExp
  /** What groups digits, with the digit behind it. */
  group: RegExp
  decimal: '.' | ','
  /** What stands behind an hour of the afternoon, minutes between them or not. */
  afternoon: RegExp
  read(written: string): number
}

/**
 * Compares the numbers in a translation with those of its source, each read in its language's notation: `1,234.5` is
 * `1.234,5` or `1234,5` in Spanish. Numbers up to a hundred may turn into words or Roman numerals and back.
 *
 * @param languages BCP 47 tags of source and target.
 */
export function compareNumbers(
  source: readonly Words[],
  target: readonly Words[],
  languages: { source: string; target: string },
): ParityProblem[] {
  const from = notationOf(languages.source)
  // A space between digits may group them, or stand between two numbers.
  const readings = [notationOf(languages.target, true), notationOf(languages.target, false)].map(to =>
    differences(source, target, from, to),
  )
  return readings.toSorted((a, b) => a.length - b.length)[0] ?? []
}

function differences(
  source: readonly Words[],
  target: readonly Words[],
  from: Notation,
  to: Notation,
): ParityProblem[] {
  const lost = findNumbers(source, from)
  let added: Found[] = []
  for (const found of findNumbers(target, to)) {
    const match = lost.findIndex(candidate => isSame(candidate, found))
    if (match >= 0) lost.splice(match, 1)
    else added.push(found)
  }
  const saidIn = (words: readonly Words[], { value, decade }: Found, tag: string): boolean =>
    Number.isInteger(value) &&
    // "The 1990s" are "los años noventa".
    words.some(
      ({ text }) =>
        saysInWords(text, value, tag) ||
        (decade && saysInWords(text, value % 100, tag)) ||
        (value > NOON && value < 2 * NOON && saysInWords(text, value - NOON, tag) && saysAfternoon(text, tag)),
    )
  const problems: ParityProblem[] = []
  const missing: Found[] = []
  for (const found of lost) {
    const index = /[.,]/.test(found.written) ? placeOf(found.written, target) : undefined
    if (index === undefined) {
      if (!saidIn(target, found, to.tag)) missing.push(found)
      continue
    }
    // Left as it was: right for "target 17.9", wrong for "17.9 per cent".
    added = added.filter(({ index: at }) => at < index || at >= index + found.written.length)
    if (found.quantity) problems.push({ rule: RULE, reason: rightNumber(found, found, to), index })
  }
  const extra = added.filter(found => !saidIn(source, found, from.tag))
  return [...problems, ...describe(missing, extra, to)]
}

function describe(missing: Found[], extra: Found[], to: Notation): ParityProblem[] {
  const problems = extra.map((found): ParityProblem => {
    const digits = found.written.replace(/\D/g, '')
    const twin = missing.findIndex(({ written }) => written.replace(/\D/g, '') === digits)
    const sure = twin >= 0 ? twin : missing.length === 1 && extra.length === 1 ? 0 : -1
    const [original] = sure < 0 ? [] : missing.splice(sure, 1)
    const reason = original
      ? rightNumber(found, original, to)
      : `The source does not have the number \`${found.written}\``
    return { rule: RULE, reason, index: found.index }
  })
  for (const { written } of missing)
    problems.push({ rule: RULE, reason: `The translation lacks the number \`${written}\``, index: 0 })
  return problems
}

function rightNumber(found: Found, right: Found, { tag }: Notation): string {
  const { written } = found
  if (found.scale !== right.scale && written.replace(/\D/g, '') === right.written.replace(/\D/g, '')) {
    const said = ({ scale }: Found, number: string): string => `\`${[number, scale].filter(Boolean).join(' ')}\``
    const other = found.isHour || right.isHour ? 'it is another hour' : 'its scale is another one'
    return `${said(found, written)} is not the ${said(right, right.written)} of the source: ${other}`
  }
  return `The number \`${written}\` should be \`${format(right, tag)}\``
}

function placeOf(written: string, words: readonly Words[]): number | undefined {
  for (const { text, index } of words) {
    const at = text.indexOf(written)
    if (at >= 0) return index + at
  }
  return undefined
}

function isSame(source: Found, target: Found): boolean {
  if (source.scaled.some(one => target.scaled.some(other => Math.abs(one - other) <= 1e-9 * one))) return true
  return source.decade && source.value % 100 === target.value
}

/** How a number of the source is written in the target's language: years without separators, as in the source. */
function format({ value, fraction, grouped }: Found, tag: string): string {
  const options = {
    minimumFractionDigits: fraction,
    maximumFractionDigits: fraction,
    // From five digits on, where the language says so.
    useGrouping: grouped ? ('auto' as const) : false,
  }
  return formatNumber(value, tag, options)
}

/** What stands between the numbers of a range or list, which share the scale of the last: `2 to 3 million`. */
const SHARED =
  /^[\s\u00a0\u202f]*(?:(?:[-–—,]|\p{L}{1,4}(?:\s\p{L}{1,3})?)[\s\u00a0\u202f]*)?(?:(?:US\$|USD|EUR|[$€£])[\s\u00a0\u202f]*)?$/u

/** Before the minutes of an hour, of which `00` says nothing. */
const HOUR = /\d\s?[:.h]\s?$/

const NOON = 12
/** The point of an hour as some write it, `5.30 pm`: no decimal mark. */
const HOUR_POINT = /(?<=(?<![\d.,])\d{1,2})\.(?=[0-5]\d[\s\u00a0]?[ap]\.?m\b)/gi

function findNumbers(words: readonly Words[], notation: Notation): Found[] {
  const { number, group, decimal, read, tag, unit, decade, afternoon } = notation
  return words.flatMap(({ text: typed, index }) => {
    const text = typed.replace(HOUR_POINT, ':')
    const matches = [...text.matchAll(number)].filter(
      match => match[0] !== '00' || !HOUR.test(text.slice(0, match.index)),
    )
    const found = matches.map((match): Found => {
      const [written] = match
      const rest = text.slice(match.index + written.length)
      const value = read(written)
      const late = value <= NOON && !HOUR.test(text.slice(0, match.index)) ? afternoon.exec(rest)?.[1] : undefined
      const { factor, words: scale } = late === undefined ? scaleAfter(rest, tag) : { factor: 1, words: late }
      const grouped = group.test(written)
      const fraction = written.split(decimal)[1]?.length ?? 0
      const quantity = grouped || unit.test(rest) || CURRENCY.test(text.slice(0, match.index))
      return {
        written,
        value,
        scale,
        scaled: [late === undefined ? value * factor : (value % NOON) + NOON],
        isHour: late !== undefined,
        end: index + match.index + written.length,
        fraction,
        grouped,
        decade: decade.test(rest),
        quantity,
        index: index + match.index,
      }
    })
    for (const [at, each] of found.entries().toArray().reverse()) {
      const next = found[at + 1]
      if (each.scale !== '' || !next || !SHARED.test(text.slice(each.end - index, next.index - index))) continue
      // "2 to 4 pm".
      if (next.isHour) each.scaled.push((each.value % NOON) + NOON)
      const factor = next.isHour ? 1 : (next.scaled.at(-1) ?? 0) / (next.value || 1)
      if (factor > 1) each.scaled.push(each.value * factor)
    }
    return found
  })
}

/** Whether a text speaks of an hour of the afternoon, said in words. */
function saysAfternoon(text: string, tag: string): boolean {
  const spoken = rulesOf(tag).numbers.afternoon.map(RegExp.escape).join('|')
  return spoken !== '' && new RegExp(`(?<![\\p{L}])(?:${spoken})(?![\\p{L}])`, 'iu').test(text)
}

const THIN = '\u00a0\u202f\u2009'
const notations = new Map<string, Notation>()

/** How numbers are written in a language (CLDR, through Intl). @param spaces whether a plain space may group digits. */
function notationOf(tag: string, spaces = false): Notation {
  const key = `${tag} ${spaces}`
  const known = notations.get(key)
  if (known) return known
  const parts = new Intl.NumberFormat(tag, { useGrouping: true }).formatToParts(12345.6)
  const { numbers } = rulesOf(tag)
  const decimal = parts.find(({ type }) => type === 'decimal')?.value === ',' ? ',' : '.'
  const group = decimal === ',' ? '.' : ','
  const groups = `[${group}${THIN}${spaces ? ' ' : ''}]`
  const notation: Notation = {
    tag,
    unit: new RegExp(
      `^\\s*(?:%|°|km|${[...numbers.percent, ...Object.keys(numbers.scales), ...numbers.counted].join('|')})`,
    ),
    decade: numbers.decade === '' ? /(?!)/ : new RegExp(`^${numbers.decade}\\b`),
    afternoon: new RegExp(
      `^(?:\\s?[:.h]\\s?[0-5]\\d)?\\s?h?\\s?(${numbers.afternoon.map(RegExp.escape).join('|') || '(?!)'})(?![\\p{L}])`,
      'iu',
    ),
    group: new RegExp(`${groups}\\d{3}`),
    decimal,
    number: new RegExp(`(?:\\d{1,3}(?:${groups}\\d{3})+(?!\\d)|\\d+)(?:[${decimal}]\\d+)?`, 'gu'),
    read: written => {
      const [whole = '', fraction] = written.split(decimal)
      return Number(`${whole.replace(/\D/g, '')}${fraction === undefined ? '' : `.${fraction}`}`)
    },
  }
  notations.set(key, notation)
  return notation
}
