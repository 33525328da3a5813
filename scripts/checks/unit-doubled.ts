import { wordsIn } from '../languages/registry.ts'
import { defineCheck } from './definition/check.ts'

/** Signs of currencies, by their ISO 4217 codes. */
const SIGNS: Readonly<Record<string, string>> = { USD: '(?:US)?\\$', EUR: '€', GBP: '£' }

export default defineCheck({
  id: 'unit-doubled',
  severity: 'warning',
  summary: 'A sign and a word say the same of a number: `$5 dollars`, `10 % per cent`.',
  bad: 'It cost ⟦$5 million dollars⟧.',
  good: 'It cost $5 million, 10 % of 5 million dollars: at €3 a dollar was paid.',
  passage({ value }, say, { rules: { numbers, parity } }) {
    const scales = Object.keys(numbers.scales).map(RegExp.escape).join('|')
    const percent = numbers.percent.map(RegExp.escape).join('|')
    const patterns = [`\\d+(?:[.,]\\d+)?\\s?%\\s?(?:${percent})`]
    for (const [code, sign] of Object.entries(SIGNS)) {
      const words = wordsIn(parity.currencies[code] ?? '').filter(word => /^\p{L}{4,}$/u.test(word))
      if (words.length === 0) continue
      const names = words.map(RegExp.escape).join('|')
      const amount = `\\d[\\d.,\\u202f\\u00a0]*(?:\\s(?:${scales}))?`
      patterns.push(`${sign}\\s?${amount}\\s(?:de\\s)?(?:${names})`, `${amount}\\s?${sign}\\s(?:de\\s)?(?:${names})`)
    }
    for (const { 0: typed, index } of value.matchAll(
      new RegExp(`(?<![\\p{L}\\p{N}])(?:${patterns.join('|')})(?!\\p{L})`, 'gu'),
    ))
      say(`\`${typed.replace(/\s+/g, ' ')}\` says its unit twice: leave the sign or the word`, {
        index,
        length: typed.length,
      })
  },
})
