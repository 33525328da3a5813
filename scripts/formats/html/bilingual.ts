import type { Element, ElementContent } from 'hast'
import { h } from 'hastscript'
import { SKIP, visit } from 'unist-util-visit'
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
    const rows = pairBlocks(from, to).map(([left, right]) =>
      h('div.pair', [
        h('div.pair-source', { lang: sourceTag }, left.map(withoutAnchors)),
        h('div.pair-target', right as ElementContent[]),
      ]),
    )
    return { ...section, children: rows }
  })
}

function blocksOf(section: Element | undefined): Element[] {
  if (!section) return []
  const blocks = section.children.filter((child): child is Element => child.type === 'element')
  // A list of notes is paired item by item.
  return blocks.flatMap(block => (block.tagName === 'ol' && hasClass(section, 'notes') ? itemsOf(block) : [block]))
}

/** Items of a list as lists of their own, which keep their numbers. */
function itemsOf(list: Element): Element[] {
  return list.children
    .filter((child): child is Element => child.type === 'element')
    .map(item => h('ol', { start: item.properties.value }, [item]))
}

function pairBlocks(from: readonly Element[], to: readonly Element[]): [Element[], Element[]][] {
  const keys = new Set(from.map(anchorOf))
  const targets = new Map<string, Element[]>()
  let current: Element[] = []
  to.forEach((block, index) => {
    const anchor = anchorOf(block)
    const key = anchor !== '' ? anchor : `#${index}`
    // A block without an anchor of the source's goes on with the one before it: one paragraph became two.
    if (!keys.has(anchor) && current.length > 0 && anchor === '' && !hasTwin(from, to, index)) current.push(block)
    else {
      current = [block]
      targets.set(key, current)
    }
  })
  return from.map((block, index) => {
    const anchor = anchorOf(block)
    return [[block], targets.get(anchor !== '' ? anchor : `#${index}`) ?? []]
  })
}

/** Whether the source has a block of the same kind, without an anchor either, at the same place. */
function hasTwin(from: readonly Element[], to: readonly Element[], index: number): boolean {
  const twin = from[index]
  return twin !== undefined && anchorOf(twin) === '' && twin.tagName === to[index]?.tagName
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
  const copy = structuredClone(block)
  visit(copy, 'element', element => {
    // A picture refers to its own parts by their ids, which are others in the source's.
    if (element.tagName === 'svg') return SKIP
    element.properties = { ...element.properties, id: undefined, ariaLabelledBy: undefined }
    return undefined
  })
  return copy
}
