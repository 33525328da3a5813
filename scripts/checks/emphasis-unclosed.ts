import { defineCheck } from './definition/check.ts'
import { proseMatches } from './text/prose-matches.ts'

export default defineCheck({
  id: 'emphasis-unclosed',
  severity: 'error',
  summary: 'Asterisks for emphasis are not closed, and would be printed.',
  bad: 'Arches ⟦**⟧lean.',
  good: 'Arches **lean**.',
  chapter(source, say) {
    for (const { place } of proseMatches(source, /(?<![\\*])\*\*(?=\p{L})|(?<=\p{L})(?<!\\)\*\*(?!\*)/gu))
      say('`**` has no other one that closes it: add it, or write `\\*\\*`', { place })
  },
})
