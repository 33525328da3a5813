import type { Node, Nodes, Paragraph, Parent, PhrasingContent, RootContent } from 'mdast'
import { EXIT, visit } from 'unist-util-visit'
import type { BlockChange } from '../../model/nodes.ts'

type Side = 'inserted' | 'deleted'

/**
 * Blocks of a redline in which the end of the paragraph that calls the first note neither comes nor goes. LibreOffice 7.4 forgets what
 * became of that end: it reads all notes at the first call. Where such a paragraph was split, or joined with the next, what follows is
 * shown as gone from one place and come to the other.
 *
 * @param chapters the blocks of each, in order
 */
export function withFirstCallKept(chapters: readonly (readonly RootContent[])[]): RootContent[][] {
  const first = chapters.findIndex(blocks => blocks.some(callsNote))
  return chapters.map((blocks, index) => (index === first ? keepEnd(blocks) : [...blocks]))
}

function keepEnd(blocks: readonly RootContent[]): RootContent[] {
  const at = blocks.findIndex(callsNote)
  const [calling, next] = [blocks[at], blocks[at + 1]]
  if (calling?.type !== 'paragraph' || next?.type !== 'paragraph' || callsNote(next)) return [...blocks]
  const { change } = calling.data ?? {}
  const [end, ...more] = change?.kind === 'edited' ? (change.ends ?? []) : []
  if (change?.kind !== 'edited' || !end || more.length > 0 || !isOneLine(next.data?.change)) return [...blocks]
  // What came after the call where the paragraph ends no longer, and what went where it does now.
  const joined: Side = end === 'deleted' ? 'inserted' : 'deleted'
  const { ends: _, ...kept } = change
  const own: Paragraph = {
    ...calling,
    children: [...calling.children, ...marked(joined, next)],
    data: { ...calling.data, change: kept },
  }
  const apart: Paragraph = {
    ...next,
    children: marked(end, next),
    data: { ...next.data, change: { kind: end, ends: [end] } },
  }
  return [...blocks.slice(0, at), own, apart, ...blocks.slice(at + 2)]
}

/** Whether a paragraph was neither parted nor joined, and did not come or go as a whole. */
function isOneLine(change: BlockChange | undefined): boolean {
  return !change || (change.kind === 'edited' && (change.ends ?? []).length === 0)
}

/** The words of a paragraph in one of the two texts, as such that came or went. */
function marked(kind: Side, { children }: Paragraph): PhrasingContent[] {
  return [{ type: 'change', kind, children: sideOf(children, kind) }]
}

function sideOf(nodes: readonly PhrasingContent[], kind: Side): PhrasingContent[] {
  return nodes.flatMap((node): PhrasingContent[] => {
    if (node.type === 'change' && node.kind !== 'reformatted')
      return node.kind === kind ? sideOf(node.children, kind) : []
    if (!isParent(node)) return [node]
    return [{ ...node, children: sideOf(node.children as PhrasingContent[], kind) } as PhrasingContent]
  })
}

function isParent(node: Node): node is Parent {
  return 'children' in node
}

function callsNote(node: Nodes): boolean {
  let found = false
  visit(node, 'noteCall', () => {
    found = true
    return EXIT
  })
  return found
}
