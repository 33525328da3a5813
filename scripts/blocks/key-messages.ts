import type { Title } from '../model/nodes.ts'
import type { BlockDefinition } from './shared/definition.ts'
import { NO_PARTS } from './shared/parts.ts'
import { bodyOf, titleOf } from './shared/read.ts'

export default {
  name: 'key-messages',
  form: 'container',
  anchor: 'optional',
  attributes: {},
  title: { kind: 'box', called: 'title' },
  content: 'blocks',
  numbered: false,
  acronyms: 'marked',
  claims: 'paragraphs',
  parts: (block, { t }) => {
    const standard: Title = { type: 'title', children: [{ type: 'text', value: t('caption.key-messages') }] }
    return { ...NO_PARTS, shape: 'framed', title: titleOf(block) ?? standard, body: bodyOf(block) }
  },
  documentation: {
    purpose: 'What a reader should take from the chapter, at its start or end.',
    notes: 'Without a title of its own it is called "Key messages" in each language.',
    sample: `:::key-messages[What this chapter says]
- Arches need firm banks.
- Cables need tall towers.
:::`,
  },
} satisfies BlockDefinition
