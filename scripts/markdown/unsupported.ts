import type { Code, Nodes, Root, ThematicBreak } from 'mdast'
import { SKIP, visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import { report } from '../ground/messages.ts'
import { pointsOf } from '../ground/points.ts'
import markdownUnsupported from '../rules/markdown-unsupported.ts'
import { HEADING_ATTRIBUTES } from './anchors.ts'

interface Foreign {
  pattern: RegExp
  /** What it is, and what to write instead. */
  reason: string
}

const TABLE_OF_LINES = 'Tables of lines and spaces are not read: put `|` between the columns, one line a row'

/** Syntax of other tools that would be printed as typed. The first that matches at a place tells of it. */
const FOREIGN: readonly Foreign[] = [
  {
    pattern: /(?<![\\$])\$\$(?!\s*\$)[\s\S]+?(?<!\\)\$\$/g,
    reason: 'Formulas in `$$ … $$` cannot be set: write it in words, or as a figure',
  },
  {
    // Between two amounts of money stand words; a formula has signs, or no space, or nothing but single letters.
    pattern:
      /(?<![\\$\p{L}\d])\$(?=[^\s$])(?:[^\s$]*|(?=[^$\n]*[\\^_=<>{}+*])[^$\n]*|(?![^$\n]*\p{L}{2})[^$\n]*)(?<![\s\\])\$(?![\d$\p{L}])/gu,
    reason: 'Formulas in `$ … $` cannot be set: write it with `*x*`, `~2~` and `^2^`, or in words',
  },
  {
    pattern: /\\[([][^\n]*\\[)\]](?=\s|$)/g,
    reason: 'Formulas in TeX cannot be set: write it in words, or as a figure',
  },
  {
    pattern: /(?<!\\)\\(?:begin|end)\s*\{[^}\n]*\}|(?<!\\)\\[a-zA-Z]{2,}\*?(?:\s*[[{][^\]}\n]*[\]}])*/g,
    reason: 'TeX is not read here: write Markdown (a backslash that is meant stands in code: `\\name`)',
  },
  {
    pattern: /(?<!\\)\{\{[<%][\s\S]*?[>%]\}\}|(?<![\\{])\{%[\s\S]*?%\}/g,
    reason: 'Shortcodes are not read: write Markdown, or a block of docs/blocks.md',
  },
  {
    pattern: /(?<!\\)\{(?:\+\+|--|~~|>>|==)[\s\S]*?(?:\+\+|--|~~|<<|==)\}/g,
    reason: 'CriticMarkup is not read: write the text as it should read',
  },
  {
    pattern: /(?<!\\)\{\{[^{}\n]*\}\}/g,
    reason: 'Placeholders are not filled in: write the text that it stands for',
  },
  {
    pattern: /(?<![\\\]])\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]/gi,
    reason: 'Alerts are not read: write a block, `:::box[Title]` … `:::`',
  },
  {
    pattern: /(?<=^[ \t]*(?:[-+*]|\d+[.)])[ \t]+)\[[ xX]\](?=\s)/gm,
    reason: 'Task lists are not read: write the list without boxes',
  },
  {
    pattern: /(?<!\\)\{[a-z][\w:.-]*\}(?=`)/g,
    reason: 'Roles of MyST are not read: write Markdown, a citation `[@key]` or a cross-reference `[](#anchor)`',
  },
  {
    pattern: /\\?@ref\([^)\n]*\)/g,
    reason: 'References of bookdown are not read: write `[](#anchor)`',
  },
  {
    pattern: /(?<!\\)`{2}(?=[^\s`])/g,
    reason: 'Quotation marks of TeX are not read: write `"…"`',
  },
  {
    pattern: /(?<!\\)%%[^%\n]+%%/g,
    reason: 'Comments in `%%` are not read: write `<!-- … -->`',
  },
  {
    pattern: /(?<![\w:\\]):[a-z][a-z0-9_+-]+:(?![\w:])/g,
    reason: 'Signs by their names in colons are not read: write words',
  },
  {
    pattern: /(?<!\\)!\[\[[^\]\n]+\]\]/g,
    reason: 'Pictures of wikis are not read: write `![What it shows](file.png)`',
  },
  {
    pattern: /(?<![\\!])\[\[[^\]\n]+\]\](?![(:])/g,
    reason: 'Links of wikis are not read: write `[words](address)` or `[](#anchor)`',
  },
  {
    pattern: /(?<=^[ \t]*)\[(?:TOC|_TOC_)\][ \t]*$/gim,
    reason: 'A table of contents has no place in the text: it is `contents` of the edition in publication.yaml',
  },
  {
    pattern: /(?<![\\=])==(?=[^\s=])[^=\n]*[^\s=]==(?!=)/g,
    reason: 'Highlights are not read: write `*emphasis*` or `**strong**`',
  },
  {
    pattern: /^[ \t>]*\+(?:[-=]{3,}\+)+[ \t]*$/gm,
    reason: 'Grid tables are not read: put `|` between the columns, one line a row, and `|---|` below the head',
  },
  {
    pattern: /^[ \t>]*-{2,}(?:[ \t]+-{2,})+[ \t]*$|^[ \t>]*-{5,}[ \t]*$/gm,
    reason: TABLE_OF_LINES,
  },
  {
    pattern: /^[ \t>]*\|[^\n]*\|?[ \t]*$/gm,
    reason: 'A line that begins with `|` is no table: put `|---|` below its head; for lines of verse, end them in `\\`',
  },
  {
    pattern: /^[ \t>]*(?:Table)?:[ \t]+(?=\S)[^\n]*/gm,
    reason:
      'A line that begins with `:` is no caption: put `:::table[Caption]` around the table; a definition has its term in the line above, and stands in no list',
  },
  {
    pattern: /^[ \t>]*(?:`{3}|~{3})/gm,
    reason:
      'The line begins a block of code that is not read as one: write nothing behind its marks but a name, or `code` in the text',
  },
  {
    pattern: /(?<=\n[ \t>]*)~[ \t]+(?=\S)/g,
    reason: 'A line that begins with `~` is no definition: write `:` in its place',
  },
  {
    pattern: /^[ \t>]*\+{3,}[ \t]*$/gm,
    reason: 'Breaks of cells `+++` are not read: take the line away, or write `---`',
  },
  {
    pattern: /^[ \t>]*\(?(?:a[.)][^\n]*\n[ \t>]*\(?b|i[.)][^\n]*\n[ \t>]*\(?ii|I[.)][^\n]*\n[ \t>]*\(?II)[.)][ \t]/gm,
    reason: 'Lists by letters or Roman numbers are not read: write `1.`',
  },
  {
    pattern: /^[ \t>]*\(1\)[ \t][^\n]*\n[ \t>]*\(2\)[ \t]/gm,
    reason: 'Lists with numbers in brackets are not read: write `1.`',
  },
  {
    pattern: /^[ \t>]*(?:\(?@[\w-]*\)|#\.)[ \t]+/gm,
    reason: 'Numbers of this kind are not counted: write `1.`',
  },
  {
    pattern: /^[ \t>]*:{3,}[ \t]*(?:\{[^}\n]*\}[^\n]*|[A-Za-z][\w-]*[ \t]*:*)$/gm,
    reason: 'Divisions are not read: write a block of docs/blocks.md such as `:::box[Title]`',
  },
  {
    pattern: /(?<!\\)\{-[#.][^{}\n]*\}/g,
    reason: 'Anchor and `-` behind a heading are two words: write `{#sec-name -}`',
  },
  {
    pattern: /(?<![\\{]|:[\w-]{1,40})\{(?:[\w-]+=|[.=][\w-]|:[\s.#])[^{}\n]*\}/gm,
    reason: 'Attributes in braces are read behind headings and pictures only: take them away',
  },
]

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
  visit(tree, node => {
    if (node.type === 'thematicBreak') checkLine(node)
    if (node.type === 'code') checkFence(node)
    if (!LINES.has(node.type)) return undefined
    // From the start of its line: what is in front may tell what it is.
    const start = startOf(source, node)
    const end = endOf(source, node)
    if (start === undefined || end === undefined) return undefined
    const text = maskVerbatim(node, source, start, end)
    const found = FOREIGN.flatMap(({ pattern, reason }) =>
      Array.from(text.matchAll(pattern), ({ index }) => ({ index, reason })),
    ).toSorted((a, b) => a.index - b.index)[0]
    if (found) report(file, markdownUnsupported, found.reason, { place: pointAt(start + found.index) })
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
    if (!/-{2,}[ \t]+-{2,}/.test(source.slice(position?.start.offset, position?.end.offset))) return
    report(file, markdownUnsupported, TABLE_OF_LINES, { place: position?.start })
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
  const text = source.slice(position?.start.offset, end)
  return type === 'heading' ? end - (HEADING_ATTRIBUTES.exec(text)?.[0].length ?? 0) : end
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
