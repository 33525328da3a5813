import type { Definition, Image, Link, Root } from 'mdast'
import { visit } from 'unist-util-visit'
import { copyTree } from '../ground/copy-tree.ts'

/** The addresses that a file gives names to, `[name]: https://…`, by normalised name. The first of a name counts. */
export function linkDefinitions(tree: Root): Map<string, Definition> {
  const definitions = new Map<string, Definition>()
  visit(tree, 'definition', definition => {
    if (!definitions.has(definition.identifier)) definitions.set(definition.identifier, definition)
  })
  return definitions
}

/**
 * A tree whose links and images hold their addresses: names count in their own file only, and what is included
 * elsewhere, or set as a note, leaves it. The tree given stays as it is.
 */
export function inlineDefinitions(tree: Root): Root {
  const definitions = linkDefinitions(tree)
  if (definitions.size === 0) return tree
  const copy = copyTree(tree)
  visit(copy, (node, index, parent) => {
    if ((node.type !== 'linkReference' && node.type !== 'imageReference') || !parent || index === undefined) return
    const definition = definitions.get(node.identifier)
    if (!definition) return
    const common = { url: definition.url, title: definition.title ?? null, position: node.position, data: node.data }
    const resolved =
      node.type === 'linkReference'
        ? { ...common, type: 'link', children: node.children }
        : { ...common, type: 'image', alt: node.alt ?? null }
    parent.children.splice(index, 1, resolved as Image | Link)
  })
  return copy
}
