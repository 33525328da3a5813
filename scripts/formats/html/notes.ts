import type { Element, ElementContent, Nodes as HastNodes } from 'hast'
import { h } from 'hastscript'
import type { Root } from 'mdast'
import { copyTree } from '../../ground/copy-tree.ts'
import type { Note, NoteCall } from '../../resolve/nodes.ts'
import { hasClass } from './class-names.ts'
import type { HtmlContext } from './context.ts'
import { isPhrasing } from './phrasing.ts'

/** The interface's words and the language that they are in. */
export type Words = Pick<HtmlContext, 't' | 'language'>

/** The call of a note: a small number that links to it. */
export function callNumber(call: NoteCall, { t, language }: Words): Element {
  const { number, id, label = String(number) } = call
  return h(
    'sup.call',
    // The text around may be in another language.
    h('a', { id, href: `#note-${number}`, ariaLabel: t('note.call', { number: label }), lang: language.tag }, label),
  )
}

/** Where the note of a call that is made again stands, for print; the paginator hides it on the page of the note. */
export function notePlace({ number, id }: NoteCall, { t, language }: Words): Element {
  const [before = '', after = ''] = t('note.page', { page: '\u0000' }).split('\u0000')
  const page = h('span', { dataTarget: `note-${number}` })
  return h('sup.call.call-place', { id: `${id}-place`, lang: language.tag }, [`, ${before}`, page, after])
}

/**
 * A note beside its call, for print. All of it is phrasing content, since it stands inside a paragraph: blocks become
 * spans of the class `note-paragraph`.
 */
export function noteBeside(note: Note, words: Words, compile: (root: Root) => HastNodes): Element {
  const { language } = words
  const compiled = compile({ type: 'root', children: copyTree(note.children) })
  const paragraphs = paragraphsOf(compiled)
  return h(
    'span.note',
    {
      id: `note-${note.number}`,
      dataNumber: String(note.number),
      lang: note.lang ?? language.tag,
      className: note.change && [note.change],
    },
    [
      h('span.note-number', wayBack(note, words)),
      ' ',
      ...paragraphs.flatMap((children, index) => (index === 0 ? children : [h('span.note-paragraph', children)])),
    ],
  )
}

/** A printed note's number, which leads back to its first call. */
function wayBack({ calls, label, number }: Note, { t, language }: Words): Element | string {
  const shown = label ?? String(number)
  const [call] = calls
  if (call === undefined) return shown
  return h('a', { href: `#${call}`, ariaLabel: t('note.back', { number: shown }), lang: language.tag }, shown)
}

/** The list of notes at the end of the HTML edition, each with links back to its calls. */
export function noteList(notes: readonly Note[], words: Words, compile: (root: Root) => ElementContent[]): Element[] {
  const { t } = words
  if (notes.length === 0) return []
  const items = notes.map(note => {
    const blocks = compile({ type: 'root', children: note.children }).filter(node => node.type === 'element')
    const last = blocks.at(-1)
    const backlinks = note.calls.flatMap((call, index): ElementContent[] => [
      // No-break, lest a link stands alone in a line.
      { type: 'text', value: '\u00a0' },
      backlink(note, call, index, words),
    ])
    if (last?.tagName === 'p') last.children.push(...backlinks)
    else blocks.push(h('p', backlinks))
    const value = Number(note.label ?? note.number)
    return h(
      'li',
      { id: `note-${note.number}`, value, lang: note.lang, className: note.change && [note.change] },
      blocks,
    )
  })
  return [h('section.notes', { ariaLabelledBy: 'notes' }, [h('h2', { id: 'notes' }, t('note.title')), h('ol', items)])]
}

function backlink(note: Note, call: string, index: number, { t, language }: Words): Element {
  const key = index === 0 ? 'note.back' : 'note.back_nth'
  const label = t(key, { number: note.label ?? note.number, nth: index + 1 })
  const sign = index === 0 ? '\u21a9\ufe0e' : `\u21a9\ufe0e${index + 1}`
  return h('a.backlink', { href: `#${call}`, ariaLabel: label, lang: language.tag }, sign)
}

/** The inline content of each paragraph-like block, in order; what stands beside blocks is a paragraph of its own. */
function paragraphsOf(node: HastNodes): ElementContent[][] {
  if (!('children' in node)) return []
  const paragraphs: ElementContent[][] = []
  let line: ElementContent[] = []
  const endLine = (): void => {
    if (line.some(child => child.type !== 'text' || child.value.trim() !== '')) paragraphs.push(line)
    line = []
  }
  for (const child of node.children as ElementContent[]) {
    // A figure's place is a block; its picture is none.
    const inline = hasClass(child, 'media') ? { ...(child as Element), tagName: 'span' } : child
    if (isPhrasing(inline)) line.push(inline)
    else {
      endLine()
      const { lang } = (inline as Element).properties
      const inside = paragraphsOf(inline)
      paragraphs.push(...(lang === undefined ? inside : inside.map(children => [h('span', { lang }, children)])))
    }
  }
  endLine()
  return paragraphs
}
