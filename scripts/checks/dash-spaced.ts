import { defineCheck } from './definition/check.ts'
import { proseMatches } from './text/prose-matches.ts'

export default defineCheck({
  id: 'dash-spaced',
  severity: 'warning',
  summary: 'A hyphen stands where a dash belongs.',
  bad: 'Arches lean ⟦-⟧ always.',
  good: 'Arches lean – always.',
  chapter(source, say) {
    for (const { place } of proseMatches(source, /(?<=\p{L} )-(?= \p{L})/gu))
      say('A hyphen stands between words: write a dash, `–`', { place })
  },
})
