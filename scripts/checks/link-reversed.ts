import { defineCheck } from './definition/check.ts'
import { OBJECT } from './passages/passage.ts'

const REVERSED = new RegExp(`(?<!\\\\)\\([^()\\n]+\\)\\[(?:${OBJECT}|(?:https?:|www\\.)[^\\]\\s]*)\\]`, 'gu')

export default defineCheck({
  id: 'link-reversed',
  severity: 'error',
  summary: 'A link has its brackets the wrong way round.',
  bad: 'See ⟦(the list)⟧[https://example.org].',
  good: 'See [the list](https://example.org).',
  passage({ value }, say) {
    for (const { 0: link, index } of value.matchAll(REVERSED)) {
      const [words = ''] = link.split('[')
      say(`The brackets of the link are the wrong way round: write \`[${words.slice(1, -1)}](…)\``, {
        index,
        length: words.length,
      })
    }
  },
})
