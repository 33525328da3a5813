import { h } from 'hastscript'
import type { BlockDefinition } from './shared/definition.ts'
import { NO_PARTS } from './shared/parts.ts'
import { attributeWords, bodyOf, titleOf } from './shared/read.ts'

export default {
  name: 'number',
  className: 'big-number',
  form: 'container',
  anchor: 'none',
  attributes: {
    value: {
      holds: { words: 'by', called: 'number' },
      required: true,
      description: 'The number as it is shown, with its unit: `21.5 %`.',
    },
  },
  title: { kind: 'box', called: 'what the number is' },
  titled: true,
  content: 'blocks',
  numbered: false,
  // It repeats at a glance what the text says.
  acronyms: 'kept',
  claims: 'whole',
  parts: block => ({
    ...NO_PARTS,
    shape: 'framed',
    title: titleOf(block),
    body: bodyOf(block),
    attribution: attributeWords(block, 'value'),
  }),
  html: ({ title, body, attribution }) => [
    h('div.big-number', [
      h('p.big-number-title', [h('strong.big-number-value', attribution), ' ', title]),
      ...(body.length > 0 ? [h('div.big-number-text', body)] : []),
    ]),
  ],
  documentation: {
    purpose: 'A number that is shown large, with what it is.',
    notes: 'The text inside may hold more, or its source; it may be left out.',
    sample: `:::number{value="21.5 %"}[of public spending is made by local governments]
:::`,
  },
} satisfies BlockDefinition
