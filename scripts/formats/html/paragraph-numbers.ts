import type { Element, Root } from 'hast'
import { select } from 'hast-util-select'
import { h } from 'hastscript'
import { visit } from 'unist-util-visit'

/**
 * Puts the numbers of paragraphs into the page, as text of its own that assistive technology reads. It comes last: quotation
 * marks and spaces are set as if the number were not there.
 */
export function showParagraphNumbers(tree: Root): void {
  visit(tree, 'element', element => {
    const { dataParagraph: number, ...properties } = element.properties
    if (typeof number !== 'string') return
    element.properties = properties
    // In a table only cells can hold it.
    const holder: Element | undefined = element.tagName === 'table' ? (select('th, td', element) ?? undefined) : element
    holder?.children.unshift(h('span.paragraph-number', number), { type: 'text', value: ' ' })
  })
}
