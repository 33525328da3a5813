import type { Nodes } from 'mdast'
import type { CompileContext } from 'mdast-util-from-markdown'

type Fragment = CompileContext['stack'][number]

/** The words of running text: markup goes, comments go, a line break is a space. */
export function wordsOf(node: Fragment | Nodes): string {
  if (node.type === 'break') return ' '
  if (node.type === 'html') return ''
  if ('value' in node) return node.value
  if ('children' in node) return node.children.map(wordsOf).join('')
  return 'alt' in node ? (node.alt ?? '') : ''
}
