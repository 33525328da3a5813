import { h } from 'hastscript'
import missingAlt from '../rules/missing-alt.ts'
import type { BlockDefinition } from './shared/definition.ts'
import { labelled } from './shared/html.ts'
import { NO_PARTS } from './shared/parts.ts'
import { bodyOf, pictureOf } from './shared/read.ts'

export default {
  name: 'figure',
  form: 'container',
  anchor: 'optional',
  attributes: {
    src: {
      holds: 'picture',
      required: true,
      description: 'The picture or chart, as seen from the chapter.',
    },
    alt: {
      holds: { words: 'alt', called: 'alternative text' },
      required: true,
      description: 'What it shows, for those who do not see it.',
      missing: { rule: missingAlt, reason: '`figure` has no `alt`: write in its braces what the figure shows' },
    },
    width: { holds: 'width', required: false, description: 'How wide it is, as a share of the text.' },
  },
  paragraphs: { kind: 'cap', called: 'caption' },
  content: 'blocks',
  numbered: true,
  listed: 'figures',
  acronyms: 'kept',
  claims: 'whole',
  parts: (block, { t }) => ({
    ...NO_PARTS,
    label: t('caption.figure', { number: block.data?.number ?? '' }),
    picture: pictureOf(block),
    caption: bodyOf(block),
  }),
  html: ({ label, picture, caption }) => [
    h('figure.figure', [picture, h('figcaption', label ? labelled(caption, label) : caption)]),
  ],
  documentation: {
    purpose: 'A picture, drawing or chart with its caption.',
    sample: `:::figure{#fig-actors src=actors.svg alt="Two circles that overlap."}
Where the tasks of cities and provinces overlap.
:::`,
    files: {
      'actors.svg': `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 300">
  <circle cx="250" cy="150" r="120" fill="#0f6b66" fill-opacity="0.5"/>
  <circle cx="390" cy="150" r="120" fill="#173f6b" fill-opacity="0.5"/>
</svg>
`,
    },
  },
} satisfies BlockDefinition
