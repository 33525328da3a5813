import type { Element } from 'hast'
import { h } from 'hastscript'
import { copyTree } from '../ground/copy-tree.ts'
import type { CitedWork } from './shared/context.ts'
import type { BlockDefinition } from './shared/definition.ts'
import { NO_PARTS } from './shared/parts.ts'

const bibliography: BlockDefinition = {
  name: 'bibliography',
  className: 'references',
  form: 'leaf',
  anchor: 'none',
  attributes: {},
  content: 'none',
  numbered: false,
  acronyms: 'kept',
  claims: 'paragraphs',
  once: true,
  parts: (_block, { references }) => ({
    ...NO_PARTS,
    shape: 'references',
    body: references.map(({ content }) => ({ type: 'paragraph', children: [{ type: 'formatted', content }] })),
  }),
  // Each entry links back to the notes that cite it.
  html: (_parts, _block, { references, t, medium }) => [
    h(
      'ul.references',
      references.map(({ key, content, notes }) =>
        h('li', { id: referenceAnchor(key) }, [
          ...copyTree(content),
          ...(notes.length === 0 || medium === 'print'
            ? []
            : [' ', citedIn(notes, t('note.cited', { count: notes.length }))]),
        ]),
      ),
    ),
  ],
  documentation: {
    purpose: 'The works that the edition cites, in the order of its citation style.',
    sample: '::bibliography',
  },
}

/** Anchor of a work in the bibliography. BibTeX keys may hold characters that an HTML id had better not. */
export function referenceAnchor(key: string): string {
  return `ref-${key.replace(/[^\w.-]/g, character => `_${character.codePointAt(0)?.toString(16)}_`)}`
}

function citedIn(notes: CitedWork['notes'], word: string): Element {
  const links = notes.flatMap((number, index) => [
    ...(index === 0 ? [] : [', ']),
    h('a', { href: `#note-${number}` }, String(number)),
  ])
  return h('span.cited-in', [`${word} `, ...links])
}

export default bibliography
