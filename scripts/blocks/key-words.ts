import { h } from 'hastscript'
import type { BlockDefinition } from './shared/definition.ts'
import { NO_PARTS } from './shared/parts.ts'
import { titleOf } from './shared/read.ts'

export default {
  name: 'key-words',
  form: 'leaf',
  anchor: 'none',
  attributes: {},
  title: { kind: 'box', called: 'key words' },
  titled: true,
  content: 'none',
  numbered: false,
  // They repeat at a glance what the paragraph says.
  acronyms: 'kept',
  claims: 'whole',
  parts: block => ({ ...NO_PARTS, title: titleOf(block) }),
  html: ({ title }) => [h('p.key-words', title)],
  documentation: {
    purpose: 'What the next paragraph is about, in a few words: in print they stand in the margin beside it.',
    notes: 'Where no paragraph follows, and in other formats, they stand above what does.',
    sample: `::key-words[Wooden bridges]

Most bridges of the valley were built of oak, and few of them are left.`,
  },
} satisfies BlockDefinition
