import type { Nodes } from 'mdast'
import { visit } from 'unist-util-visit'
import { parseMarkdown } from '../../scripts/markdown/syntax.ts'
import type { Citation, CitationItem } from '../../scripts/model/nodes.ts'

/** The citations of a text, in order. */
export function citationsIn(text: string): Citation[] {
  const found: Citation[] = []
  visit(parseMarkdown(text), 'citation', node => {
    found.push(node)
  })
  return found
}

/** A cited work without its place; what is not given is empty. */
export function item(key: string, rest: Partial<CitationItem> = {}): CitationItem {
  return { key, prefix: '', suffix: '', locator: '', label: '', suppressAuthor: false, ...rest }
}

/** A citation without places. */
export function withoutPlaces({ narrative, items }: Citation): { narrative: boolean; items: CitationItem[] } {
  return { narrative, items: items.map(({ position: _, ...rest }) => rest) }
}

/** A tree in short, to compare whole paragraphs: `[emphasis: a] [citation: @b]`. */
export function outline(node: Nodes, text: string): string {
  if (node.type === 'text') return node.value
  const start = node.position?.start.offset ?? 0
  const source = text.slice(start, node.position?.end.offset)
  if (node.type === 'citation') return `⟨cite ${source}⟩`
  if (!('children' in node)) return `⟨${node.type} ${source}⟩`
  const inside = node.children.map(child => outline(child, text)).join('')
  return node.type === 'paragraph' || node.type === 'root' ? inside : `⟨${node.type} ${inside}⟩`
}
