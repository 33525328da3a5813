import type { Root } from 'mdast'
import { visit } from 'unist-util-visit'
import { VFile } from 'vfile'
import { copyTree } from '../../ground/copy-tree.ts'
import { resolveInline } from '../../markdown/inline.ts'
import { parseMarkdown } from '../../markdown/syntax.ts'
import type { Segment } from '../../model/source.ts'

export interface ParsedSegment {
  /** Offsets of positions count in the text. */
  tree: Root
  /** What parsing reported: raw HTML, images without a text, … */
  file: VFile
}

/** A word in front keeps the text of a heading or cell from being read as a list, a quotation or another heading. */
const SHIELD = 'x '

/** Whether a segment stands in a place for words only (a heading, a cell, a title), and not for blocks. */
export function isInline({ node }: Pick<Segment, 'node'>): boolean {
  return node?.type !== 'paragraph'
}

/**
 * Parses the Markdown of a segment, its source text or a target, the way the block that holds it is parsed: `1. Aims`
 * is a heading's text where it stands in a heading, and a list where a paragraph stood.
 */
export function parseSegment(text: string, inline: boolean): ParsedSegment {
  const key = `${inline ? 'inline' : 'block'} ${text}`
  const parsed = known.get(key) ?? parse(text, inline)
  if (known.size > MOST_KNOWN) known.clear()
  known.set(key, parsed)
  return { tree: copyTree(parsed.tree), file: parsed.file }
}

/** What was parsed: checks, parity and translation all read the same segments. */
const known = new Map<string, ParsedSegment>()

/** Several times as many segments as a long publication has in three languages. */
const MOST_KNOWN = 20_000

function parse(text: string, inline: boolean): ParsedSegment {
  const shield = inline ? SHIELD : ''
  // A place for words has one line. Offsets stay.
  const shielded = shield + (inline ? text.replace(/\\?\n/g, end => ' '.repeat(end.length)) : text)
  const file = new VFile({ value: shielded })
  const tree = parseMarkdown(shielded)
  resolveInline(tree, file)
  if (inline) dropShield(tree, file)
  return { tree, file }
}

function dropShield(tree: Root, file: VFile): void {
  const block = tree.children[0]
  const first = block?.type === 'paragraph' ? block.children[0] : undefined
  if (block?.type !== 'paragraph' || first?.type !== 'text') return
  first.value = first.value.slice(SHIELD.length)
  if (first.value === '') block.children.shift()
  const shift = (point: { offset?: number | undefined; column: number } | undefined): void => {
    if (!point) return
    point.column = Math.max(1, point.column - SHIELD.length)
    if (point.offset !== undefined) point.offset = Math.max(0, point.offset - SHIELD.length)
  }
  visit(tree, node => {
    shift(node.position?.start)
    shift(node.position?.end)
  })
  for (const message of file.messages) if (message.column) message.column = Math.max(1, message.column - SHIELD.length)
}
