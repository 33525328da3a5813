import type { ElementContent } from 'hast'

const ELEMENTS = new Set('a abbr b br cite code del em i img ins small span strong sub sup svg'.split(' '))

/** Whether a node may stand in a line of text (HTML's phrasing content, as far as our pages have it); others are blocks. */
export function isPhrasing(node: ElementContent): boolean {
  return node.type !== 'element' || ELEMENTS.has(node.tagName)
}
