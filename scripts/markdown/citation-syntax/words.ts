import type { Nodes } from 'mdast'
import type { CompileContext } from 'mdast-util-from-markdown'
import { markEmphasis, withoutMarks } from '../../model/emphasis-marks.ts'

type Fragment = CompileContext['stack'][number]

/** The words of running text: emphasis becomes marks, other markup goes, comments go, a line break is a space. */
export function wordsOf(node: Fragment | Nodes): string {
  if (node.type === 'break') return ' '
  if (node.type === 'html') return ''
  if ('value' in node) return withoutMarks(node.value)
  if ('children' in node) {
    const words = node.children.map(wordsOf).join('')
    return node.type === 'emphasis' || node.type === 'strong' ? markEmphasis(node.type, words) : words
  }
  return 'alt' in node ? (node.alt ?? '') : ''
}
