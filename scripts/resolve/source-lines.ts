import type { Nodes, Parent, Root } from 'mdast'
import { SKIP, visit } from 'unist-util-visit'
import type { Cluster, FormattedCluster } from '../bibliography/citer.ts'
import { definitionOf } from '../blocks/registry.ts'
import type { Block, Citation, CitationItem } from '../model/nodes.ts'
import type { Sources } from './nodes.ts'

/** The line under a figure, table or box that names its sources, and the citation that it will show. */
export interface SourceLine {
  cluster: Cluster
  fill(formatted: FormattedCluster): void
}

/**
 * In a note style, what a figure, a table or a box rests on is said in a line under it: "Source: …", as a first note would,
 * without a number. So it can be read alone and moved. These are the citations in a caption, in the title of a table or box, and those
 * that are a paragraph of their own in a box. Authors named in the sentence keep their note.
 */
export function takeSourceLines(tree: Root): SourceLine[] {
  const lines: SourceLine[] = []
  visit(tree, node => {
    if (node.type !== 'block') return undefined
    const hasCaption = definitionOf(node).paragraphs?.kind === 'cap'
    const citations = node.children.flatMap(part => citationsIn(part, hasCaption))
    const items = citations.flatMap(citation => citation.items)
    if (items.length === 0) return undefined
    remove(node, citations)
    lines.push(lineUnder(node, items))
    return undefined
  })
  return lines
}

function citationsIn(part: Nodes, hasCaption: boolean): Citation[] {
  const isNamed = part.type === 'title' || (hasCaption && part.type === 'paragraph')
  if (!isNamed && !isOnlyCitations(part)) return []
  const found: Citation[] = []
  visit(part, 'citation', citation => {
    if (!citation.narrative) found.push(citation)
    return SKIP
  })
  return found
}

/** A paragraph with nothing but citations and marks between them: what a box rests on. */
export function isOnlyCitations(part: Nodes): boolean {
  if (part.type !== 'paragraph' || !part.children.some(({ type }) => type === 'citation')) return false
  return part.children.every(
    child =>
      (child.type === 'citation' && !child.narrative) || (child.type === 'text' && /^[\s.,;]*$/.test(child.value)),
  )
}

/** Takes citations out, with the space before them, and paragraphs in which nothing is left. */
function remove(node: Parent, citations: readonly Citation[]): void {
  node.children = (node.children as Nodes[]).filter(part => !isOnlyCitations(part)) as typeof node.children
  visit(node, 'citation', (citation, index, parent) => {
    if (!parent || index === undefined || !citations.includes(citation)) return undefined
    const before = parent.children[index - 1]
    if (before?.type === 'text') before.value = before.value.trimEnd()
    parent.children.splice(index, 1)
    return index
  })
}

function lineUnder(node: Block, items: CitationItem[]): SourceLine {
  const line: Sources = { type: 'sources', count: items.length, children: [] }
  ;(node.children as Nodes[]).push(line)
  return {
    cluster: { noteIndex: 0, alone: true, citation: { narrative: false, items } },
    fill({ citation }) {
      line.children = [{ type: 'formatted', content: citation, cites: items }]
    },
  }
}
