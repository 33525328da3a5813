import type { Nodes, Table } from 'mdast'
import { visit } from 'unist-util-visit'
import type { Rendition } from '../../renditions/rendition.ts'

function treesOf({ document: { chapters, notes } }: Rendition): Nodes[] {
  return [...chapters.map(({ tree }) => tree), ...notes.flatMap(({ children }) => children)]
}

/** What an edition shows of a segment. */
export function blockOf(rendition: Rendition, id: string): Nodes | undefined {
  let found: Nodes | undefined
  for (const tree of treesOf(rendition))
    visit(tree, node => {
      if (node.data?.segment === id) found ??= node
    })
  return found
}

export function tablesIn(rendition: Rendition): Table[] {
  const tables: Table[] = []
  for (const tree of treesOf(rendition)) visit(tree, 'table', table => void tables.push(table))
  return tables
}
