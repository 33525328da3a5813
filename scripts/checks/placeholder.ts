import { defineCheck } from './definition/check.ts'
import { PLACEHOLDERS } from './text/placeholders.ts'

// XXX can be longer.
const WORDS = new RegExp(`(?<![\\p{L}\\p{N}])(?:${PLACEHOLDERS.join('|')})X*(?![\\p{L}\\p{N}])`, 'gu')
const PHRASES =
  /\[(?:citation|source|reference) needed\]|\[(?:insert|add|check|to be)\b[^[\]\n]{0,60}\]|lorem ipsum|\?{3,}/giu

export default defineCheck({
  id: 'placeholder',
  severity: 'warning',
  summary: 'The text holds a mark for what is still to be written.',
  bad: 'Arches lean. ⟦TODO⟧: say how.',
  good: 'Arches lean. <!-- TODO: say how. -->',
  passage({ value }, say) {
    // "Todo" is a word of Spanish and Portuguese.
    for (const { 0: mark, index } of [WORDS, PHRASES].flatMap(pattern => [...value.matchAll(pattern)]))
      say(`\`${mark}\` would be published: write what belongs here, or put it into a comment, \`<!-- … -->\``, {
        index,
        length: mark.length,
      })
  },
})
