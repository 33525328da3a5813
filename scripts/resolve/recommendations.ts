import type { Root } from 'mdast'
import { visit } from 'unist-util-visit'
import type { Recommendation, Title } from '../model.ts'

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
