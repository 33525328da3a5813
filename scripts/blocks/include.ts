import type { BlockDefinition } from './shared/definition.ts'
import { NO_PARTS } from './shared/parts.ts'

export default {
  name: 'include',
  form: 'leaf',
  anchor: 'none',
  attributes: {
    src: {
      holds: 'chapter-file',
      required: true,
      description: 'The other file, as seen from this one; with `#anchor`, the block or section of that anchor.',
    },
  },
  content: 'none',
  numbered: false,
  acronyms: 'marked',
  claims: 'paragraphs',
  includes: true,
  // What it includes stands in its place before anything is shown.
  parts: () => NO_PARTS,
  documentation: {
    purpose: 'Text that several chapters or editions share: a file, or one part of it.',
    sample: '::include{src=shared.md}',
    files: { 'shared.md': '---\ntitle: Shared\n---\n\nBoth editions say this.\n' },
  },
} satisfies BlockDefinition
