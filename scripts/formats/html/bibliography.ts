import type { Element } from 'hast'
import { h } from 'hastscript'
import type { HtmlContext } from './context.ts'

/** The list of works cited. Each entry links back to the notes that cite it. */
export function bibliography({ references, t, medium }: HtmlContext): Element[] {
  const items = references.map(({ key, content, notes }) =>
    h('li', { id: referenceAnchor(key) }, [
      ...structuredClone(content),
      ...(notes.length === 0 || medium === 'print'
        ? []
        : [' ', citedIn(notes, t('note.cited', { count: notes.length }))]),
    ]),
  )
  return [h('ul.references', items)]
}

/** Anchor of a work in the bibliography. BibTeX keys may hold characters that an HTML id had better not. */
function referenceAnchor(key: string): string {
  return `ref-${key.replace(/[^\w.-]/g, character => `_${character.codePointAt(0)?.toString(16)}_`)}`
}

function citedIn(notes: readonly number[], word: string): Element {
  const links = notes.flatMap((number, index) => [
    ...(index === 0 ? [] : [', ']),
    h('a', { href: `#note-${number}` }, String(number)),
  ])
  return h('span.cited-in', [`${word} `, ...links])
}
