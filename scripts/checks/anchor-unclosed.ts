import { defineCheck } from './definition/check.ts'

export default defineCheck({
  id: 'anchor-unclosed',
  severity: 'error',
  summary: 'The brace of an anchor is not closed: it would be printed, and nothing could refer to it.',
  bad: '## Arches ⟦{#sec-x⟧\n\nThey lean.',
  good: '## Arches {#sec-x}\n\nThey lean.',
  passage({ value }, say) {
    for (const { 0: mark, index } of value.matchAll(/(?<![\\\p{L}\p{N}])\{#[\w-]+(?=[^\w}-]|$)(?![^\n{]*\})/gu))
      say(`\`${mark}\` is not closed: add \`}\``, { index, length: mark.length })
  },
})
