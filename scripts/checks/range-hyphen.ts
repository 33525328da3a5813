import { defineCheck } from './definition/check.ts'
import { proseMatches } from './text/prose-matches.ts'

export default defineCheck({
  id: 'range-hyphen',
  severity: 'warning',
  summary: 'A hyphen stands in a range of years.',
  bad: 'From ⟦2005-2015⟧ they leaned.',
  good: 'From 2005–2015 they leaned.',
  chapter(source, say) {
    for (const { match, place } of proseMatches(
      source,
      /(?<![\p{L}\p{N}-])(?:19|20)\d\d-(?:19|20)?\d\d(?![\p{L}\p{N}-])/gu,
    ))
      say(`Write the range with a dash: \`${match[0].replace('-', '–')}\``, { place })
  },
})
