import type { Root } from 'mdast'
import { SKIP, visit } from 'unist-util-visit'
import type { CollectedBlock } from '../blocks/shared/context.ts'
import { titleOf } from '../blocks/shared/read.ts'
import { copyTree } from '../ground/copy-tree.ts'
import type { Title } from '../model/nodes.ts'

/** The blocks of a name in trees, in reading order. Numbers are those of the edition, or counted where it gives none. */
export function collectBlocks(trees: Iterable<Root>, name: string): CollectedBlock[] {
  const found: CollectedBlock[] = []
  for (const tree of trees)
    visit(tree, 'block', block => {
      if (block.name !== name) return
      const number = block.data?.number ?? String(found.length + 1)
      found.push({ id: block.data?.id ?? '', number, title: titleOf(block), block })
    })
  return found
}

/**
 * The blocks of a name in a source that the edition need not hold, for a list. Their titles are copies without calls of
 * notes, citations and cross-references, which count in their own edition only.
 */
export function collectFromElsewhere(tree: Root, name: string): CollectedBlock[] {
  return collectBlocks([tree], name).map(entry => ({ ...entry, title: entry.title && withoutReferences(entry.title) }))
}

function withoutReferences(title: Title): Title {
  const copy = copyTree(title)
  visit(copy, (node, index, parent) => {
    if (!REFERENCES.has(node.type) || !parent || index === undefined) return undefined
    const before = parent.children[index - 1]
    if (before?.type === 'text') before.value = before.value.trimEnd()
    parent.children.splice(index, 1)
    return [SKIP, index]
  })
  return copy
}

const REFERENCES: ReadonlySet<string> = new Set([
  'citation',
  'crossReference',
  'crossReferenceList',
  'footnoteReference',
  'inlineNote',
])
