import type { Nodes } from 'mdast'

/** The words of a node without note calls, for tables of contents, outlines and running headers. */
export function plainText(node: Nodes): string {
  switch (node.type) {
    case 'noteCall':
    case 'footnoteReference':
    case 'footnoteDefinition':
    case 'inlineNote':
    case 'citation':
      return ''
    case 'break':
      return ' '
    case 'formatted':
      return node.content.map(part => (part.type === 'text' ? part.value : '')).join('')
    default:
      if ('value' in node) return node.value
      if ('children' in node) return node.children.map(plainText).join('')
      return ''
  }
}
