import type { Element, ElementContent } from 'hast'
import { h } from 'hastscript'
import { SKIP, visit } from 'unist-util-visit'
import { copyTree } from '../../ground/copy-tree.ts'
import { pairBlocks } from '../../renditions/pair-blocks.ts'
import { hasClass } from './class-names.ts'

/** A text in two languages, compiled alike: the same blocks under the same anchors. */
export interface Pair {
  source: readonly Element[]
  target: readonly Element[]
  /** BCP 47 tag of the source; the page around has the target's. */
  sourceTag: string
}

/**
 * Sets chapters (or lists of notes) side by side, block by block, for proofreading: source on the left, target on the
 * right. Blocks are paired by their anchors, which are the same in all languages; a target that holds several blocks
 * for one stands beside it as a whole. Only the target keeps its anchors.
 */
export function pairSections({ source, target, sourceTag }: Pair): Element[] {
  return target.map((section, index) => {
    const from = blocksOf(source[index])
    const to = blocksOf(section)
    const pairs = pairBlocks(from, to, { anchorOf, kindOf: block => block.tagName })
    const rows = pairs
      .flatMap(partByPart)
      .map(([left, right]) =>
        h('div.pair', [
          h('div.pair-source', { lang: sourceTag }, left.map(withoutAnchors)),
          h('div.pair-target', right as ElementContent[]),
        ]),
      )
    return { ...section, children: rows }
  })
}

type Side = readonly Element[]

/** Rows of a table that stand in one pair. */
const ROWS = 3

/** Lists and tables are paired part by part, where both have as many: a long one would find room on no page. */
function partByPart([left, right]: readonly [Side, Side]): [Side, Side][] {
  const [from, to] = [left, right].map(side => (side.length === 1 && side[0] ? partsOf(side[0]) : []))
  if (!from || !to || from.length < 2 || from.length !== to.length) return [[left, right]]
  return from.map((part, index) => [[part], [to[index] as Element]])
}

/** The items of a list, or some rows of a table at a time, each in a block like theirs; the first has its anchor. */
function partsOf(block: Element): Element[] {
  const children = elementsOf(block)
  const like = (inside: ElementContent[], index: number, more = {}): Element => ({
    ...block,
    properties: { ...block.properties, ...(index > 0 && { id: undefined }), ...more },
    children: inside,
  })
  if (block.tagName === 'ol')
    return children.map((item, index) => like([item], index, { start: Number(block.properties.start ?? 1) + index }))
  if (block.tagName === 'ul' || block.tagName === 'dl') return children.map((item, index) => like([item], index))
  if (block.tagName !== 'table') return []
  const bodies = children.filter(({ tagName }) => tagName === 'tbody')
  const [body] = bodies
  if (!body || bodies.length > 1) return []
  const head = children.filter(({ tagName }) => tagName === 'thead')
  const rows = elementsOf(body)
  const parts = Array.from({ length: Math.ceil(rows.length / ROWS) }, (_, at) => rows.slice(at * ROWS, (at + 1) * ROWS))
  return parts.map((part, index) => like([...structuredClone(head), { ...body, children: part }], index))
}

const elementsOf = ({ children }: Element): Element[] =>
  children.filter((child): child is Element => child.type === 'element')

/**
 * Brings the notes of the source, beside their calls, into those of the target: each note is printed once, in both
 * languages. The source keeps its calls.
 */
export function joinNotes({ source, target, sourceTag }: Pair): void {
  const notes = new Map<unknown, Element>()
  for (const section of source)
    visit(section, 'element', (element, index, parent) => {
      if (!hasClass(element, 'note') || !parent || index === undefined) return undefined
      notes.set(element.properties.dataNumber, element)
      parent.children.splice(index, 1)
      return [SKIP, index]
    })
  for (const section of target)
    visit(section, 'element', element => {
      const note = hasClass(element, 'note') ? notes.get(element.properties.dataNumber) : undefined
      if (!note) return
      const words = note.children.filter(child => !(child.type === 'element' && hasClass(child, 'note-number')))
      const copy = withoutAnchors(h('span.note-paragraph.note-source', { lang: sourceTag }, words))
      element.children.push(copy)
    })
}

function blocksOf(section: Element | undefined): Element[] {
  if (!section) return []
  // Lists of notes and of works are paired item by item: works may stand in another order in each language.
  return elementsOf(section).flatMap(block => {
    if (block.tagName === 'ol' && hasClass(section, 'notes')) return numberedItemsOf(block)
    return hasClass(block, 'references') ? partsOf(block) : [block]
  })
}

/** Items of a list as lists of their own, which keep their numbers. */
function numberedItemsOf(list: Element): Element[] {
  return elementsOf(list).map(item => h('ol', { start: item.properties.value }, [item]))
}

/** The first anchor in a block: its own, or that of the first segment in it. */
function anchorOf(block: Element): string {
  let anchor = ''
  visit(block, 'element', element => {
    const { id } = element.properties
    // Calls are numbered alike, but a language may set them in another order.
    if (anchor === '' && typeof id === 'string' && !/^call-/.test(id)) anchor = id
  })
  return anchor
}

function withoutAnchors(block: Element): Element {
  const copy = copyTree(block)
  visit(copy, 'element', element => {
    // A picture refers to its own parts by their ids, which are others in the source's.
    if (element.tagName === 'svg') return SKIP
    element.properties = { ...element.properties, id: undefined, ariaLabelledBy: undefined }
    return undefined
  })
  return copy
}
