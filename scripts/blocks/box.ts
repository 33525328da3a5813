import type { BlockDefinition } from './shared/definition.ts'
import { NO_PARTS } from './shared/parts.ts'
import { bodyOf, titleOf } from './shared/read.ts'

const KINDS = ['definition', 'case', 'evidence'] as const

export default {
  name: 'box',
  variant: block => KINDS.find(kind => kind === block.attributes.kind),
  form: 'container',
  anchor: 'optional',
  attributes: {
    kind: {
      holds: KINDS,
      required: false,
      description: 'What it holds, which its colour and its label say: a definition, a case, evidence.',
    },
  },
  title: { kind: 'box', called: 'title' },
  titled: true,
  content: 'blocks',
  numbered: true,
  acronyms: 'marked',
  claims: 'paragraphs',
  parts: (block, { t }) => {
    const label = t('caption.box', { number: block.data?.number ?? '' })
    const { kind } = block.attributes
    return {
      ...NO_PARTS,
      shape: 'framed',
      label: kind === undefined ? label : `${label} · ${t(`caption.box-kind.${kind}`)}`,
      title: titleOf(block),
      body: bodyOf(block),
      aside: true,
    }
  },
  documentation: {
    purpose: 'A text of its own beside the chapter: an example, an explanation.',
    sample: `:::box{#box-water kind=case}[Water from the next valley]
Two towns share one reservoir.

- The upper town keeps the dam.
- The lower town pays for it.
:::`,
  },
} satisfies BlockDefinition
