import type { BlockDefinition } from './shared/definition.ts'
import { NO_PARTS } from './shared/parts.ts'
import { bodyOf, titleOf } from './shared/read.ts'

export default {
  name: 'box',
  form: 'container',
  anchor: 'optional',
  attributes: {},
  title: { kind: 'box', called: 'title' },
  titled: true,
  content: 'blocks',
  numbered: true,
  acronyms: 'marked',
  claims: 'paragraphs',
  parts: (block, { t }) => ({
    ...NO_PARTS,
    shape: 'framed',
    label: t('caption.box', { number: block.data?.number ?? '' }),
    title: titleOf(block),
    body: bodyOf(block),
    aside: true,
  }),
  documentation: {
    purpose: 'A text of its own beside the chapter: an example, an explanation.',
    sample: `:::box{#box-water}[Water from the next valley]
Two towns share one reservoir.

- The upper town keeps the dam.
- The lower town pays for it.
:::`,
  },
} satisfies BlockDefinition
