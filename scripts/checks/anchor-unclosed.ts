import { defineCheck } from './definition/check.ts'
import { proseMatches } from './text/prose-matches.ts'

export default defineCheck({
  id: 'anchor-unclosed',
  severity: 'error',
  summary: 'The brace of an anchor is not closed: it would be printed, and nothing could refer to it.',
  bad: '## Arches ⟦{#sec-x⟧\n\nThey lean.',
  good: '## Arches {#sec-x}\n\nThey lean.',
  chapter(source, say) {
    for (const { match, place } of proseMatches(source, /(?<![\\\p{L}\p{N}])\{#[\w-]+(?=[^\w}-]|$)(?![^\n{]*\})/gu))
      say(`\`${match[0]}\` is not closed: add \`}\``, { place })
  },
})
