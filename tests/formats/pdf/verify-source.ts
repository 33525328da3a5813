import type { Element } from 'hast'
import { select, selectAll } from 'hast-util-select'
import { toString as textOf } from 'hast-util-to-string'
import rehypeParse from 'rehype-parse'
import { unified } from 'unified'
import { SKIP, visit } from 'unist-util-visit'

/** What a printed document is expected to show, as its HTML says. */
export interface Expectations {
  title: string
  /** Whether each chapter opens a page, and one with an odd number. */
  chaptersOpenPages: boolean
  chaptersOpenRightHand: boolean
  /** Where the notes stand. */
  notesAt: 'foot' | 'foot-one-column' | 'chapter-end'
  /** Words of the running header, anchor of the heading and its words, in order. */
  chapters: { name: string; anchor: string; heading: string }[]
  /** Anchors that the lists at the front show page numbers of, in order. */
  contents: string[]
  /** Anchors that running text shows page numbers of, in order. */
  references: string[]
  /** Anchors of notes, in order. */
  notes: string[]
  /** Text of all blocks, each after a pilcrow, without notes, calls and white space. */
  text: string
}

const NOTE_PLACES = ['foot-one-column', 'chapter-end'] as const
const BLOCKS = new Set(
  'p li td th h2 h3 h4 h5 h6 figure figcaption pre ul ol dl dt dd aside section div blockquote'.split(' '),
)

export function readExpectations(html: string): Expectations {
  const tree = unified().use(rehypeParse).parse(html)
  const targets = (selector: string) => selectAll(selector, tree).map(element => String(element.properties.dataTarget))
  const notes = selectAll('main .note', tree).map(note => String(note.properties.id))
  const title = textOf(select('.cover h1', tree) ?? tree)
  visit(tree, 'element', (element, index, parent) => {
    if (BLOCKS.has(element.tagName)) element.children.unshift({ type: 'text', value: '¶' })
    if (!parent || index === undefined || !isNote(element)) return undefined
    parent.children.splice(index, 1)
    return [SKIP, index]
  })
  const chapters = selectAll('.chapter', tree).map(chapter => {
    const heading = select('h2', chapter)
    const name = String(chapter.properties.dataRunning ?? '')
    return { name, anchor: String(heading?.properties.id ?? ''), heading: solid(heading ? textOf(heading) : '') }
  })
  return {
    title,
    chaptersOpenPages: select('body:is(.openers-page, .openers-right-hand)', tree) !== undefined,
    chaptersOpenRightHand: select('body.openers-right-hand', tree) !== undefined,
    notesAt: NOTE_PLACES.find(place => select(`body.notes-${place}`, tree)) ?? 'foot',
    chapters,
    contents: targets('nav [data-target]'),
    references: targets('main [data-target]'),
    notes,
    text: `${solid(textOf(select('main', tree) ?? tree))}¶`,
  }
}

/** Text without what a page may add or take away: white space, soft and hard hyphens, digits. */
export function solid(text: string): string {
  return text.replace(/[\s\d\u00ad\u2010-]+/g, '')
}

function isNote({ properties: { className } }: Element): boolean {
  return Array.isArray(className) && className.some(name => /^(note|call|call-separator)$/.test(String(name)))
}
