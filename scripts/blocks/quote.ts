import { h } from 'hastscript'
import type { BlockDefinition } from './shared/definition.ts'
import { NO_PARTS } from './shared/parts.ts'
import { attributeWords, bodyOf } from './shared/read.ts'

export default {
  name: 'quote',
  form: 'container',
  anchor: 'none',
  attributes: {
    by: {
      holds: { words: 'by', called: 'attribution' },
      required: false,
      description: 'Who said or wrote it.',
    },
  },
  content: 'blocks',
  numbered: false,
  // Somebody else's words stay as they are.
  acronyms: 'kept',
  claims: 'whole',
  parts: block => ({
    ...NO_PARTS,
    shape: 'quotation',
    body: bodyOf(block),
    attribution: attributeWords(block, 'by'),
  }),
  html: ({ body, attribution }) => [
    h('div.quote', [h('blockquote', body), ...(attribution.length > 0 ? [h('p.quote-by', attribution)] : [])]),
  ],
  documentation: {
    purpose: 'A sentence that is shown large, to be seen at first glance.',
    notes: 'A passage that is quoted within the text is a Markdown quotation (`> …`).',
    sample: `:::quote{by="A mayor, at the opening of the bridge"}
We used to row across. Now we walk, and meet halfway.
:::`,
  },
} satisfies BlockDefinition
