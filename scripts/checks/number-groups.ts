import { defineCheck } from './definition/check.ts'

/** Spaces and marks that may part a number in groups of three digits. */
const GAP = '[.,\u2019 \u00a0\u2009\u202f]'
const GROUPED = new RegExp(`(?<![\\p{L}\\p{N}.,/–-])\\d{1,3}(?:${GAP}\\d{3}){2,}(?![\\p{N}/–-]|[.,]\\p{N})`, 'gu')

/** By the mark that parts thousands: a number with the marks the other way round, and what the decimal mark is. */
const FOREIGN: Readonly<Record<string, readonly [RegExp, string]>> = {
  ',': [/(?<![\p{L}\p{N}.,/–-])\d{1,3}(?:\.\d{3})+,\d+(?![\p{N}.,/–-]|\p{L})/gu, '.'],
  '.': [/(?<![\p{L}\p{N}.,/–-])\d{1,3}(?:,\d{3})+\.\d+(?![\p{N}.,/–-]|\p{L})/gu, ','],
}

/** What was typed for a space or an apostrophe. */
const asOne = (gap: string): string => (/[ \u00a0\u2009\u202f]/.test(gap) ? ' ' : gap)

export default defineCheck({
  id: 'number-groups',
  severity: 'warning',
  summary: 'The thousands of a number are set apart in two ways, or a decimal mark is that of another language.',
  bad: 'The arch cost € ⟦5.000 000⟧.',
  good: 'The arch cost €5,000,000 and weighs 1,000.250 tonnes.',
  passage({ value }, say, { rules: { typography, numbers } }) {
    // Where thousands are set apart by a space, both marks are at home.
    const decimals = { ',': '.', '.': ',' }[typography.thousands] ?? '.,'
    for (const { 0: typed, index } of value.matchAll(GROUPED)) {
      const gaps = [...typed.matchAll(new RegExp(GAP, 'gu'))].map(([gap]) => asOne(gap))
      const last = gaps.at(-1) ?? ''
      const whole = gaps.slice(0, -1)
      const isDecimal = whole.every(gap => gap === whole[0]) && decimals.includes(last)
      if (gaps.every(gap => gap === last) || isDecimal) continue
      say(`\`${typed.replace(/\s/g, ' ')}\` sets its thousands apart in two ways: write all in one`, {
        index,
        length: typed.length,
      })
    }
    // `1.000,5` in English, `1,000.5` in Portuguese.
    const [foreign, mark] = FOREIGN[typography.thousands] ?? []
    for (const { 0: typed, index } of foreign && mark ? value.matchAll(foreign) : [])
      say(`\`${typed}\` is written as in another language: \`${mark}\` is the decimal mark here`, {
        index,
        length: typed.length,
      })
    if (typography.thousands !== ',') return
    const units = [...numbers.percent, ...Object.keys(numbers.scales)].map(RegExp.escape).join('|')
    for (const { 0: typed, index } of value.matchAll(
      new RegExp(`(?<![\\p{L}\\p{N}.,/–-])\\d{1,3},\\d{1,2}(?=\\s?[%‰]|\\s(?:${units})(?!\\p{L}))`, 'gu'),
    ))
      say(`\`${typed}\` has the decimal mark of another language: write \`${typed.replace(',', '.')}\``, {
        index,
        length: typed.length,
      })
  },
})
