import { defineCheck } from './definition/check.ts'
import { proseMatches } from './text/prose-matches.ts'

export default defineCheck({
  id: 'space-before-mark',
  severity: 'warning',
  summary: 'A space stands before a comma or a full stop.',
  bad: 'Arches lean⟦ ⟧, and carry.',
  good: 'Arches lean, and carry.',
  chapter(source, say) {
    for (const { place } of proseMatches(source, /(?<=[\p{L}\p{N}]) +(?=[,.](?:\s|$))/gu))
      say('A space stands before the mark: take it out', { place })
  },
})
