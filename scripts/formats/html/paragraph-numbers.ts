import type { Element, Parents, Root } from 'hast'
import { select } from 'hast-util-select'
import { h } from 'hastscript'
import { visit } from 'unist-util-visit'

/**
 * Puts the numbers of paragraphs into the page, as text of its own that assistive technology reads. It comes last: quotation
 * marks and spaces are set as if the number were not there.
 */
export function showParagraphNumbers(tree: Root): void {
  visit(tree, 'element', (element, _, parent) => {
    const { dataParagraph: number, ...properties } = element.properties
    if (typeof number !== 'string') return
    element.properties = properties
    holderOf(element, parent).children.unshift(h('span.paragraph-number', number), { type: 'text', value: ' ' })
  })
}

/** In a table only cells can hold it; the number of a title stands before the label on its line. */
function holderOf(element: Element, parent: Parents | undefined): Parents {
  if (element.tagName === 'table') return select('th, td', element) ?? element
  return element.tagName === 'span' && parent ? parent : element
}
