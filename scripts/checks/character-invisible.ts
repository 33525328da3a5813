import { defineCheck } from './definition/check.ts'
import { proseMatches } from './text/prose-matches.ts'

export default defineCheck({
  id: 'character-invisible',
  severity: 'warning',
  summary: 'A text holds a character that nobody sees.',
  bad: 'Ar⟦\u200b⟧ches lean.',
  good: 'Arches lean.',
  chapter(source, say) {
    for (const { match, place } of proseMatches(source, /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/gu))
      say(
        `An invisible character stands here (U+${match[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}): take it out`,
        { place },
      )
  },
})
