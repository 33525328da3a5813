import { wordsIn } from '../languages/registry.ts'
import { defineCheck } from './definition/check.ts'

export default defineCheck({
  id: 'abbreviation-stop',
  severity: 'warning',
  summary: 'An abbreviation of two words lacks its last full stop: `e.g`.',
  bad: 'Stones, ⟦e.g⟧ of granite, lean.',
  good: 'Stones, e.g. of granite, lean.',
  passage({ value }, say, { rules: { typography } }) {
    const inner = wordsIn(typography.abbreviations).filter(word => /\.\S+\.$/.test(word))
    if (inner.length === 0) return
    const forms = inner.map(word => RegExp.escape(word.slice(0, -1))).join('|')
    for (const { 0: typed, index } of value.matchAll(
      new RegExp(`(?<![\\p{L}\\p{N}.])(?:${forms})(?![\\p{L}\\p{N}.])`, 'giu'),
    ))
      say(`\`${typed}\` lacks its last full stop: write \`${typed}.\``, { index, length: typed.length })
  },
})
