import type { Element, ElementContent, Root } from 'hast'
import { visit } from 'unist-util-visit'
import { hasClass } from './class-names.ts'
import { isPhrasing } from './phrasing.ts'

/** Elements with nothing but blocks in them, or parts of lists and tables: space between these shows nothing. */
const AROUND_BLOCKS = new Set('aside blockquote dl figure main ol section table tbody thead tr ul'.split(' '))

/**
 * Takes out of a page what its readers would fetch for nothing: ends of lines between blocks, numbers of notes that their list
 * counts anyway, and what keeps the host of an address in one line, which only the narrow columns of paper need.
 */
export function dropIdleMarkup(page: Root): void {
  visit(page, 'element', element => {
    if (AROUND_BLOCKS.has(element.tagName))
      element.children = element.children.filter((child, index, all) => !isIdleSpace(child, all, index))
    if (element.tagName === 'ol') dropCounted(element)
    if (!hasClass(element, 'address')) return
    element.properties.className = undefined
    element.children = element.children.flatMap(child =>
      child.type === 'element' && hasClass(child, 'whole') ? child.children : [child],
    )
  })
}

function isIdleSpace(child: ElementContent, all: readonly ElementContent[], index: number): boolean {
  if (child.type !== 'text' || !/^\s*$/.test(child.value)) return false
  return [all[index - 1], all[index + 1]].every(beside => beside === undefined || !isPhrasing(beside))
}

function dropCounted(list: Element): void {
  const items = list.children.filter(child => child.type === 'element')
  for (const [index, { properties }] of items.entries())
    if (Number(properties.value) === index + 1) delete properties.value
}
