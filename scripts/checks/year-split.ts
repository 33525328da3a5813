import { defineCheck } from './definition/check.ts'

export default defineCheck({
  id: 'year-split',
  severity: 'warning',
  summary: 'A space stands within what looks like a year.',
  bad: 'The arch of ⟦20 15⟧ leans.',
  good: 'The arch of 2015 has 20 150 stones and 19 beams; see 20 15-metre cables, 1, 19 25, 20 15% slopes.',
  passage({ kind, value }, say) {
    // A cell may hold a row of numbers.
    if (kind === 'tableCell') return
    for (const { 0: typed, index } of value.matchAll(
      /(?<=\p{L}[ \u00a0])(?:19|20) \d{2}(?=[.,;:)]?(?:\s\p{L}|$|\s?[\ufffb\ufffc]))(?![.,]\d)/gu,
    ))
      say(`\`${typed}\` is two numbers: write \`${typed.replace(' ', '')}\` if it is a year`, {
        index,
        length: typed.length,
      })
  },
})
