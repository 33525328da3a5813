import type { Code, Nodes, Root, ThematicBreak } from 'mdast'
import { SKIP, visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import { report } from '../ground/messages.ts'
import { pointsOf } from '../ground/points.ts'
import markdownUnsupported from '../rules/markdown-unsupported.ts'
import { HEADING_ATTRIBUTES } from './anchors.ts'
import { FOREIGN, TABLE_OF_LINES } from './foreign-syntax.ts'

/** Blocks whose lines are text. */
const LINES: ReadonlySet<Nodes['type']> = new Set(['paragraph', 'heading', 'tableCell', 'title', 'definitionTerm'])

/** Inline nodes in which such marks mean nothing, or are read. */
const VERBATIM: ReadonlySet<Nodes['type']> = new Set(['inlineCode', 'html', 'image', 'imageReference'])

/**
 * Reports what belongs to another kind of Markdown and would be printed as it is typed (`markdown-unsupported`). The
 * first mark in a block tells of it.
 */
export function checkUnsupported(tree: Root, file: VFile): void {
  const source = String(file)
  const pointAt = pointsOf(source)
  const told = new Set<number>()
  visit(tree, node => {
    if (node.type === 'thematicBreak') checkLine(node)
    if (node.type === 'code') checkFence(node)
    if (!LINES.has(node.type)) return undefined
    // From the start of its line: what is in front may tell what it is.
    const start = startOf(source, node)
    const end = endOf(source, node)
    if (start === undefined || end === undefined) return undefined
    const text = maskVerbatim(node, source, start, end)
    const [found] = FOREIGN.flatMap(({ pattern, reason }) =>
      Array.from(text.matchAll(pattern), ({ index }) => ({ index, reason })),
    ).toSorted((a, b) => a.index - b.index)
    if (found && !(found.reason === TABLE_OF_LINES && isTold(start)))
      report(file, markdownUnsupported, found.reason, { place: pointAt(start + found.index) })
    return SKIP
  })

  /** Code that other tools run, or take as it is for one of their formats, would be printed. */
  function checkFence({ lang, position }: Code): void {
    if (!lang?.startsWith('{')) return
    const reason = `Blocks with \`${lang}\` are not run and would be printed: write Markdown, a block of docs/blocks.md, or a figure`
    report(file, markdownUnsupported, reason, { place: position?.start })
  }

  /** The line below the head of a table of lines and spaces is one between parts for Markdown. */
  function checkLine({ position }: ThematicBreak): void {
    if (!/(?<!-)-{2,}[ \t]+-{2,}/.test(source.slice(position?.start.offset, position?.end.offset))) return
    const start = position?.start
    if (start?.offset === undefined || isTold(start.offset)) return
    report(file, markdownUnsupported, TABLE_OF_LINES, { place: start })
  }

  /** Whether the table of lines that a line is of was told of: its lines have no empty one between them. */
  function isTold(offset: number): boolean {
    const top = source.slice(0, offset).search(/(?:^|\n[ \t]*\n)(?:(?!\n[ \t]*\n)[\s\S])*$/)
    if (told.has(top)) return true
    told.add(top)
    return false
  }
}

/** What may stand in front of a block in its line. */
const CONTAINERS = /^[\s>]*(?:(?:[-+*]|\d+[.)])\s+)*$/

/** Where the text of a block is looked at from: the start of its line, if that tells what the block is. */
function startOf(source: string, { type, position }: Nodes): number | undefined {
  const offset = position?.start.offset
  if (offset === undefined) return undefined
  if (type === 'tableCell') return source[offset] === '|' ? offset + 1 : offset
  if (type !== 'paragraph') return offset
  const line = source.lastIndexOf('\n', offset - 1) + 1
  return CONTAINERS.test(source.slice(line, offset)) ? line : offset
}

/** Where it ends: before the anchor of a heading, and the bar of a cell. */
function endOf(source: string, { type, position }: Nodes): number | undefined {
  const end = position?.end.offset
  if (end === undefined) return undefined
  if (type === 'tableCell' && source[end - 1] === '|') return end - 1
  if (type !== 'heading') return end
  const text = source.slice(position?.start.offset, end)
  // A line of `---` below a heading makes it one.
  const [underline = ''] = /\n[ \t>]*(?:-+|=+)[ \t]*$/.exec(text) ?? []
  const [attributes = ''] = HEADING_ATTRIBUTES.exec(text.slice(0, text.length - underline.length)) ?? []
  return end - underline.length - attributes.length
}

/** The text of a block from the start of its line, with spaces for code, comments, pictures and addresses of links. */
function maskVerbatim(block: Nodes, source: string, start: number, end: number): string {
  let text = source.slice(start, end)
  const blank = (from: number | undefined, to: number | undefined): void => {
    if (from === undefined || to === undefined || from < start || to > end) return
    text =
      text.slice(0, from - start) + text.slice(from - start, to - start).replace(/[^\n]/g, ' ') + text.slice(to - start)
  }
  visit(block, node => {
    const { start: from, end: to } = node.position ?? {}
    if (VERBATIM.has(node.type)) blank(from?.offset, to?.offset)
    // Its first mark stays: what is in front of it may be meant for it.
    if (node.type === 'inlineCode' && from?.offset !== undefined && from.offset >= start)
      text = `${text.slice(0, from.offset - start)}\`${text.slice(from.offset - start + 1)}`
    // What stands in braces behind a picture is read elsewhere.
    if (node.type === 'image' && to?.offset !== undefined) {
      const braces = /^\{[^{}\n]*\}/.exec(source.slice(to.offset))?.[0] ?? ''
      blank(to.offset, to.offset + braces.length)
    }
    if (['citation', 'crossReference', 'crossReferenceList'].includes(node.type)) blank(from?.offset, to?.offset)
    if (node.type === 'link') {
      const last = node.children.at(-1)?.position?.end.offset
      // Of a bare address, all of it; of others, what follows the words.
      const bare = node.children.length === 1 && node.children[0]?.type === 'text' && last === to?.offset
      blank(bare ? from?.offset : (last ?? from?.offset), to?.offset)
    }
  })
  return text
}
