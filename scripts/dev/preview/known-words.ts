import type { Nodes, Text } from 'mdast'
import { visit } from 'unist-util-visit'
import { copyTree } from '../../ground/copy-tree.ts'

/** A text with the nodes that it was read as, whose offsets count in it. */
export interface Written {
  node: Nodes
  text: string
}

/** What stands where the build has not worked out yet what is to stand. */
const PENDING: Text = { type: 'text', value: '…' }

/** Nodes that the build makes something of: all but words and their emphasis. */
function isMade(node: Nodes): boolean {
  return MADE.has(node.type) || (node.type === 'link' && node.data?.isReference === true)
}

const MADE: ReadonlySet<string> = new Set([
  ...['citation', 'footnoteReference', 'crossReference'],
  ...['noteCall', 'formatted', 'pageReference'],
])

function madeIn(node: Nodes): Nodes[] {
  const made: Nodes[] = []
  visit(node, one => {
    if (isMade(one)) made.push(one)
  })
  return made
}

/** What became of each citation, note and reference, by how it is written; of none where they are not told apart. */
export function resolvedBySource({ node: raw, text }: Written, resolved: Nodes): Map<string, Nodes[]> {
  const [written, made] = [madeIn(raw), madeIn(resolved)]
  if (written.length !== made.length) return new Map()
  return Map.groupBy(made, node => sliceOf(written[made.indexOf(node)] as Nodes, text))
}

/** Words of a paragraph with what the build made of the same citations before. */
export function resolveWords(nodes: readonly Nodes[], known: ReadonlyMap<string, Nodes[]>, text: string): Nodes[] {
  const left = new Map([...known].map(([key, made]) => [key, [...made]]))
  const resolve = (node: Nodes): Nodes => {
    if (isMade(node)) return copyTree(left.get(sliceOf(node, text))?.shift() ?? PENDING)
    if (!('children' in node)) return copyTree(node)
    return { ...node, children: (node.children as Nodes[]).map(resolve) } as Nodes
  }
  return nodes.map(resolve)
}

export function sliceOf({ position }: Nodes, text: string): string {
  return text.slice(position?.start.offset, position?.end.offset)
}
