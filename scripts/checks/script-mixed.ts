import { defineCheck } from './definition/check.ts'
import { proseMatches } from './text/prose-matches.ts'

export default defineCheck({
  id: 'script-mixed',
  severity: 'warning',
  summary: 'A word holds letters of two scripts.',
  bad: '⟦Аrches⟧ lean.',
  good: 'Arches lean.',
  chapter(source, say) {
    for (const { match, place } of proseMatches(
      source,
      /(?<!\p{L})(?=\p{L}*[\p{Script=Cyrillic}\p{Script=Greek}])(?=\p{L}*\p{Script=Latin})\p{L}+/gu,
    ))
      say(`\`${match[0]}\` holds letters of two scripts that look alike: type it anew`, { place })
  },
})
