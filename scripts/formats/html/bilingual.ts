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
    const rows = pairBlocks(from, to, { anchorOf, kindOf: block => block.tagName }).map(([left, right]) =>
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
