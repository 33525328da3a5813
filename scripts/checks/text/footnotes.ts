import type { FootnoteDefinition, Root } from 'mdast'
import { visit } from 'unist-util-visit'

/** The footnotes that a chapter defines, by id; of those that share one, the first. */
export function definedFootnotes(tree: Root): Map<string, FootnoteDefinition> {
  const defined = new Map<string, FootnoteDefinition>()
  visit(tree, 'footnoteDefinition', definition => {
    if (!defined.has(definition.identifier)) defined.set(definition.identifier, definition)
  })
  return defined
}
