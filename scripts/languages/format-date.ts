import { findRules } from './registry.ts'

/** A date as a language writes it: CLDR's way, save the first of a month: `1er décembre 2022`. */
export function formatDate(date: Date | number, tag: string, options: Intl.DateTimeFormatOptions): string {
  const first = findRules(tag)?.dates.firstDay ?? ''
  return new Intl.DateTimeFormat(tag, options)
    .formatToParts(date)
    .map(({ type, value }) => (type === 'day' && value === '1' && first !== '' ? first : value))
    .join('')
}
