import type { Element, ElementContent } from 'hast'
import { h } from 'hastscript'
import { visit } from 'unist-util-visit'
import type { Translate } from '../../model/interface.ts'
import { hasClass } from '../html/class-names.ts'

/** Calls as readers of books know them: a tap shows the note. */
export function markCalls(chapter: Element): void {
  visit(chapter, 'element', (element, _index, parent) => {
    if (element.tagName !== 'a' || parent?.type !== 'element' || !hasClass(parent, 'call')) return
    Object.assign(element.properties, { 'epub:type': 'noteref', role: 'doc-noteref' })
  })
}

/** The list of notes as notes of a book: each by itself, its number leading back to its call. */
export function bookNotes(list: readonly Element[], t: Translate): Element[] {
  const notes: Element[] = []
  for (const section of list)
    visit(section, 'element', element => {
      if (element.tagName === 'li' && /^note-\d+$/.test(String(element.properties.id))) notes.push(bookNote(element))
    })
  if (notes.length === 0) return []
  return [
    h('section', { 'epub:type': 'footnotes', ariaLabelledBy: 'notes' }, [
      h('h2', { id: 'notes' }, t('note.title')),
      ...notes,
    ]),
  ]
}

function bookNote({ properties: { id, value, lang, className }, children }: Element): Element {
  const blocks = children.filter(child => child.type === 'element')
  const links = blocks.flatMap(block => block.children.filter(child => hasClass(child, 'backlink'))) as Element[]
  for (const block of blocks) block.children = withoutLinks(block.children)
  const back = links.map((link, index) =>
    h('a', { ...link.properties, role: 'doc-backlink' }, index === 0 ? String(value) : `${value}.${index + 1}`),
  )
  const kept = blocks.filter(block => block.children.length > 0)
  const lead: ElementContent[] = back.flatMap(link => [link, { type: 'text', value: ' ' }])
  const [first] = kept
  if (first?.tagName === 'p') first.children.unshift(...lead)
  else kept.unshift(h('p', lead))
  return h('aside', { id, lang, className, 'epub:type': 'footnote', role: 'doc-footnote' }, kept)
}

/** Without the links back, and the no-break spaces before them. */
function withoutLinks(children: readonly ElementContent[]): ElementContent[] {
  return children.filter((child, index) => {
    const next = children[index + 1]
    const leads = child.type === 'text' && child.value === '\u00a0' && hasClass(next ?? child, 'backlink')
    return !leads && !hasClass(child, 'backlink')
  })
}
