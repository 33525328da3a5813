import type { Html, Nodes, Parents } from 'mdast'
import type { FactMark } from '../model/nodes.ts'

/** Blocks that hold blocks: a comment in one of them stands above what follows it, and not inside a line of text. */
const HOLDS_BLOCKS = new Set<Nodes['type']>([
  'root',
  'blockquote',
  'listItem',
  'footnoteDefinition',
  'block',
  'definitionDescription',
])

/**
 * Keeps what a comment such as `<!-- fact: F12, K3 -->` says, which itself leaves the tree: its fact numbers become
 * `data.facts` of the block below it (of the one above where it stands last) or, for a comment within a line of text, of
 * the node that holds the line.
 */
export function keepFacts(comment: Html, index: number, parent: Parents): void {
  // A comment below another hands on what that one said.
  const facts = [...(comment.data?.facts ?? []), ...factsIn(comment)]
  if (facts.length === 0) return
  const neighbour = HOLDS_BLOCKS.has(parent.type)
    ? (parent.children[index + 1] ?? parent.children[index - 1])
    : undefined
  const grounded: Nodes = neighbour ?? parent
  grounded.data = { ...grounded.data, facts: [...(grounded.data?.facts ?? []), ...facts] }
}

function factsIn({ value, position }: Html): FactMark[] {
  const start = position?.start.offset ?? 0
  return Array.from(value.matchAll(/<!--\s*facts?:([\s\S]*?)-->/dg)).flatMap(match => {
    const [from = 0] = match.indices?.[1] ?? []
    return Array.from((match[1] ?? '').matchAll(/[^\s,;]+/g), ({ 0: id, index }) => ({
      id,
      offset: start + from + index,
    }))
  })
}
