import { h } from 'hastscript'
import type { BlockDefinition } from './shared/definition.ts'
import { NO_PARTS } from './shared/parts.ts'
import { bodyOf, titleOf } from './shared/read.ts'

export default {
  name: 'table',
  form: 'container',
  anchor: 'optional',
  attributes: {},
  title: { kind: 'cap', called: 'caption' },
  titled: true,
  content: 'table',
  numbered: true,
  listed: 'tables',
  acronyms: 'marked',
  claims: 'rows',
  parts: (block, { t }) => ({
    ...NO_PARTS,
    label: t('caption.table', { number: block.data?.number ?? '' }),
    title: titleOf(block),
    body: bodyOf(block),
  }),
  html: ({ label, title, body }) => [h('figure.table', [h('figcaption', [h('p', [label, ' ', title])]), ...body])],
  documentation: {
    purpose: 'A Markdown table with a caption, which the list of tables names.',
    sample: `:::table{#tab-revenue}[Where the money of local governments comes from]
| Source | Share (%) |
|---|--:|
| Grants | 51 |
| Taxes | 33 |
:::`,
  },
} satisfies BlockDefinition
