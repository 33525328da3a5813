import type { Element } from 'hast'
import { SKIP, visit } from 'unist-util-visit'
import { copyTree } from '../../ground/copy-tree.ts'
import { hasClass } from './class-names.ts'

/** A copy of an element that is shown a second time, in a list: without notes and their calls, links and anchors. */
export function shownAgain(element: Element): Element {
  const copy = copyTree(element)
  visit(copy, 'element', (node, index, parent) => {
    node.properties = { ...node.properties, id: undefined }
    if (!parent || index === undefined) return undefined
    const isNote = hasClass(node, 'call', 'call-separator', 'note')
    if (!isNote && node.tagName !== 'a') return undefined
    parent.children.splice(index, 1, ...(isNote ? [] : node.children))
    return [SKIP, index]
  })
  return copy
}
