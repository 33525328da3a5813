import type { Root } from 'mdast'
import { SKIP, visit } from 'unist-util-visit'
import type { Recommendation, Title } from '../model/nodes.ts'

/** A recommendation as lists and data files show it. */
export interface RecommendationEntry {
  id: string
  number: string
  to: string[]
  title: Title | undefined
  node: Recommendation
}

/** The recommendations of trees, in reading order. Numbers are those of the edition, or counted where it gives none. */
export function recommendationsOf(trees: Iterable<Root>): RecommendationEntry[] {
  const entries: RecommendationEntry[] = []
  for (const tree of trees)
    visit(tree, 'recommendation', node => {
      const title = node.children.find((child): child is Title => child.type === 'title')
      const number = node.data?.number ?? String(entries.length + 1)
      entries.push({ id: node.identifier, number, to: node.to, title, node })
    })
  return entries
}

/**
 * The recommendations of a source that the edition need not hold, for a list. Their titles are copies without calls of
 * notes, citations and cross-references, which count in their own edition only.
 */
export function recommendationsListed(tree: Root): RecommendationEntry[] {
  return recommendationsOf([tree]).map(entry => ({ ...entry, title: entry.title && withoutReferences(entry.title) }))
}

function withoutReferences(title: Title): Title {
  const copy = structuredClone(title)
  visit(copy, (node, index, parent) => {
    if (!REFERENCES.has(node.type) || !parent || index === undefined) return undefined
    const before = parent.children[index - 1]
    if (before?.type === 'text') before.value = before.value.trimEnd()
    parent.children.splice(index, 1)
    return [SKIP, index]
  })
  return copy
}

const REFERENCES: ReadonlySet<string> = new Set(['citation', 'crossReference', 'footnoteReference'])
