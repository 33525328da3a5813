import { defineCheck } from './definition/check.ts'
import { proseMatches } from './text/prose-matches.ts'

export default defineCheck({
  id: 'space-double',
  severity: 'warning',
  summary: 'Two spaces stand between words.',
  bad: 'Arches lean⟦  ⟧well.',
  good: 'Arches lean well.',
  chapter(source, say) {
    for (const { match, place } of proseMatches(source, /(?<=\S) {2,}(?=\S)/g))
      say(`There are ${match[0].length} spaces: leave one`, { place, fix: [{ ...place, was: match[0], becomes: ' ' }] })
  },
})
