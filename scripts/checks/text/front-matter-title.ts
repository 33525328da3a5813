import type { Heading, Nodes } from 'mdast'

/** Whether a node is the title of the front matter: plain words, and the only text without a place in the chapter. */
export function isFrontMatterTitle(node: Nodes): node is Heading {
  return node.type === 'heading' && node.depth === 1 && node.children[0]?.position === undefined
}
