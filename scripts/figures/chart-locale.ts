import { findRules } from '../languages/registry.ts'

/** Numbers and dates as Vega's formatters (those of D3) want them. All but the thousands come from Intl, that is from CLDR. */
export interface ChartLocale {
  number: {
    decimal: string
    thousands: string
    grouping: number[]
    currency: [string, string]
    percent: string
  }
  time: {
    dateTime: string
    date: string
    time: string
    periods: [string, string]
    days: string[]
    shortDays: string[]
    months: string[]
    shortMonths: string[]
  }
  /** Takes out the separator of a number that has one digit before it, where the language writes 2051 and 12 000. */
  tidy(number: string): string
}

/** @param tag BCP 47 tag of the reader's language. */
export function chartLocale(tag: string): ChartLocale {
  const parts = new Intl.NumberFormat(tag).formatToParts(-1234567.8)
  const percent = new Intl.NumberFormat(tag, { style: 'percent' }).formatToParts(0.5)
  const thousands = findRules(tag)?.typography.thousands ?? parts.find(part => part.type === 'group')?.value ?? ''
  const afterDigits = percent.slice(percent.findLastIndex(part => part.type === 'integer') + 1)
  return {
    number: {
      decimal: parts.find(part => part.type === 'decimal')?.value ?? '.',
      thousands,
      grouping: [3],
      currency: ['$', ''],
      percent: afterDigits.map(part => part.value).join(''),
    },
    time: timeLocale(tag),
    tidy: groupsFourDigits(tag) ? number => number : fourDigitsWhole(thousands),
  }
}

const groupsFourDigits = (tag: string): boolean =>
  new Intl.NumberFormat(tag).formatToParts(1234).some(part => part.type === 'group')

function fourDigitsWhole(separator: string): (number: string) => string {
  const [first = '', ...rest] = separator
  const escaped = `[${first}]${rest.join('')}`
  const oneGroup = new RegExp(`^(\\D*\\d)${escaped}(\\d{3})(?!\\d|${escaped}\\d)`)
  return number => number.replace(oneGroup, '$1$2')
}

function timeLocale(tag: string): ChartLocale['time'] {
  // 2023 began on a Sunday, as D3's lists of days do.
  const names = (options: Intl.DateTimeFormatOptions, dates: number[]): string[] => {
    const format = new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC' })
    return dates.map(date => format.format(date))
  }
  const days = Array.from({ length: 7 }, (_, day) => Date.UTC(2023, 0, day + 1))
  const months = Array.from({ length: 12 }, (_, month) => Date.UTC(2023, month, 1))
  const noons = [9, 21].map(hour => {
    const parts = new Intl.DateTimeFormat(tag, { hour: 'numeric', hour12: true, timeZone: 'UTC' }).formatToParts(
      Date.UTC(2023, 0, 1, hour),
    )
    return parts.find(part => part.type === 'dayPeriod')?.value ?? ''
  })
  const date = datePattern(tag)
  return {
    dateTime: `${date} %H:%M:%S`,
    date,
    time: '%H:%M:%S',
    periods: [noons[0] ?? '', noons[1] ?? ''],
    days: names({ weekday: 'long' }, days),
    shortDays: names({ weekday: 'short' }, days),
    months: names({ month: 'long' }, months),
    shortMonths: names({ month: 'short' }, months),
  }
}

const DIRECTIVES: Record<string, string> = { day: '%d', month: '%m', year: '%Y' }

function datePattern(tag: string): string {
  const format = new Intl.DateTimeFormat(tag, { day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'UTC' })
  return format
    .formatToParts(0)
    .map(part => DIRECTIVES[part.type] ?? part.value)
    .join('')
}
