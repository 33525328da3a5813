import { defineCheck } from './definition/check.ts'

export default defineCheck({
  id: 'month-case',
  severity: 'warning',
  summary: 'A month in a date has a small letter where the language wants a capital one, or the other way round.',
  bad: 'Built in ⟦march⟧ 2019.',
  good: 'Built in March 2019; they march 20 miles.',
  passage({ value }, say, { rules: { dates } }) {
    const months = dates.months.split(/[ |]/)
    const capital = (name: string): string => name.slice(0, 1).toUpperCase() + name.slice(1)
    const wrong = dates.capitalMonths ? months : months.map(capital)
    const gap = dates.dayMonth.trim() === '' ? '\\s' : `\\s${dates.dayMonth.trim()}\\s`
    // A sentence may begin with a month.
    const pattern = new RegExp(
      `(?<=\\p{L},?\\s|\\d${gap})(?:${wrong.join('|')})(?=(?:${gap}|\\s)(?:19|20)\\d\\d(?!\\d))`,
      'gu',
    )
    for (const { 0: typed, index } of value.matchAll(pattern)) {
      const right = dates.capitalMonths ? capital(typed) : typed.toLowerCase()
      say(`\`${typed}\` is written \`${right}\``, { index, length: typed.length, actual: typed, expected: [right] })
    }
  },
})
