import type { Root } from 'hast'
import { h } from 'hastscript'
import { visit } from 'unist-util-visit'
import { hasClass } from './class-names.ts'

/**
 * Hands key words to the paragraph behind them, for print: the style sheet sets them in the margin beside its first line, and
 * wherever that line goes they go with it.
 */
export function setKeyWordsBeside(tree: Root): void {
  visit(tree, 'element', (element, index, parent) => {
    if (!hasClass(element, 'key-words') || parent?.type !== 'element' || index === undefined) return undefined
    // Inside a box, or beside a translation, there is no margin.
    if (!hasClass(parent, 'chapter')) return undefined
    const next = parent.children.slice(index + 1).find(child => child.type === 'element')
    if (next?.tagName !== 'p' || hasClass(next, 'key-words')) return undefined
    next.children.unshift(h('span.key-words', element.children), { type: 'text', value: ' ' })
    parent.children.splice(index, 1)
    return index
  })
}
