import type { Element, Root } from 'hast'
import { select } from 'hast-util-select'
import { toString as textOf } from 'hast-util-to-string'
import { SKIP, visit } from 'unist-util-visit'
import { hasClass } from './class-names.ts'

/**
 * In a redline, a picture that is another one now comes first as a figure of its own, without words. It goes into the figure
 * behind it, so that no page parts the two.
 */
export function joinPictures(tree: Root): void {
  visit(tree, 'element', (element, index, parent) => {
    if (!parent || index === undefined || !isFormerPicture(element)) return
    const next = parent.children.slice(index + 1).find(child => child.type === 'element')
    const picture = element.children.find((child): child is Element => hasClass(child, 'media'))
    if (next?.tagName !== 'figure' || hasClass(next, 'inserted', 'deleted') || !picture) return
    picture.properties.className = ['media', 'deleted']
    next.children.unshift(picture)
    parent.children.splice(index, 1)
    return [SKIP, index]
  })
}

function isFormerPicture(element: Element): boolean {
  if (element.tagName !== 'figure' || !hasClass(element, 'deleted')) return false
  const [caption, label] = [select('figcaption', element), select('figcaption .label', element)]
  return (caption ? textOf(caption).trim() : '') === (label ? textOf(label).trim() : '')
}
