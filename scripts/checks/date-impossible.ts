import { defineCheck } from './definition/check.ts'

/** Days of the months, those of a leap year. */
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

export default defineCheck({
  id: 'date-impossible',
  severity: 'error',
  summary: 'A day that no month, or no such year, has.',
  bad: 'The bridge opened on ⟦31 February 2019⟧.',
  good: 'The bridge opened on 29 February 2020 and in May 2021.',
  passage({ value }, say, { rules: { dates } }) {
    for (const { 0: typed, 1: year, 2: month, 3: day, index } of value.matchAll(
      /(?<![\p{L}\p{N}.,/–-])((?:19|20)\d\d)-(\d\d)-(\d\d)(?![\p{L}\p{N}/–-])/gu,
    )) {
      const most = month === '02' && !isLeap(Number(year)) ? 28 : (DAYS[Number(month) - 1] ?? 0)
      if (Number(day) < 1 || Number(day) > most)
        say(`There is no \`${typed}\`: look the date up`, { index, length: typed.length })
    }
    const months = dates.months.split(' ').map(names => names.split('|'))
    const gap = dates.dayMonth.trim() === '' ? '\\s' : `\\s${dates.dayMonth.trim()}\\s`
    const pattern = new RegExp(
      `(?<![\\p{L}\\p{N}.,/–-])(\\d{1,2})${gap}(${months.flat().join('|')})(?!\\p{L})(?:(?:${gap}|\\s)(\\d{4})(?!\\p{N}))?`,
      'giu',
    )
    for (const { 0: typed, 1: day = '', 2: name = '', 3: year, index } of value.matchAll(pattern)) {
      const month = months.findIndex(names => names.includes(name.toLowerCase()))
      const most = month === 1 && year !== undefined && !isLeap(Number(year)) ? 28 : (DAYS[month] ?? 31)
      if (Number(day) >= 1 && Number(day) <= most) continue
      say(`There is no \`${typed.replace(/\s/g, ' ')}\`: look the date up`, { index, length: typed.length })
    }
  },
})

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
