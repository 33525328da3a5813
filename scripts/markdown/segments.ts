import type { Nodes, Parents, Root, Table } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { definitionOf } from '../blocks/registry.ts'
import type { SegmentWords } from '../blocks/shared/definition.ts'
import { withoutMarks } from '../model/emphasis-marks.ts'
import type { Block } from '../model/nodes.ts'
import type { Segment, SegmentKind } from '../model/source.ts'
import { shortName } from '../model/source-name.ts'
import { blockText } from './block-text.ts'
import { linkDefinitions } from './link-definitions.ts'

/** A segment of a chapter, with the node whose children (or whose `alt`) it is. */
export interface SegmentNode extends Segment {
  node: Nodes
}

/** Kinds whose text is plain words; the others hold Markdown. */
const PLAIN: ReadonlySet<SegmentKind> = new Set(['title', 'alt', 'by', 'fig', 'term', 'ui'])

/** Whether the segments of a kind are plain words, in which `*` is an asterisk. */
export function isPlain(kind: SegmentKind): boolean {
  return PLAIN.has(kind)
}

/** What surrounds a block, as far as its segment depends on it. */
interface Surroundings {
  /** Kind of the paragraphs here. */
  paragraph: SegmentKind
  /** What titles are here. */
  title: SegmentWords
  quotes: number
  /** What a paragraph is called here: `paragraph`, `footnote 3`. */
  label: string
  /** Anchor of the box, figure or recommendation around, if it has one. */
  holder: string
}

/**
 * Finds the segments of a parsed chapter, in document order and without ids: every block of running text.
 *
 * A block without a word to translate is none: a rule, code, a lone citation, a cell that holds `12`. A cell with
 * `2,831` is one, since its notation changes with the language.
 *
 * @param text the file that `tree` was parsed from; positions in the tree point into it.
 * @param name the source's name, for the places of segments: `05-finance` is "Finance" there, whatever its title is now.
 */
export function extractSegments(tree: Root, text: string, name: string): SegmentNode[] {
  const segments: SegmentNode[] = []
  const definitions = linkDefinitions(tree)
  /** The headings above: section, subsection. The chapter's own title would change the place of every segment. */
  const trail: { depth: number; title: string }[] = []
  const chapter = chapterName(name)
  let matterEnd = 0

  const add = (
    node: Nodes,
    kind: SegmentKind,
    words: string,
    label: string,
    holder = '',
    attribute: string | undefined = undefined,
  ): void => {
    const path = [chapter, ...trail.map(heading => heading.title), holder, label].filter(part => part !== '')
    const first = 'children' in node && !isPlain(kind) ? (node.children[0] ?? node) : node
    const { line, column } = (first.position ?? node.position)?.start ?? { line: 1, column: 1 }
    segments.push({
      id: '',
      kind,
      text: words,
      in: path.join(' › '),
      line,
      column,
      node,
      ...(attribute === undefined ? {} : { attribute }),
    })
  }

  const addBlock = (node: Parents, kind: SegmentKind, label: string, { quotes, holder }: Surroundings): void => {
    if (hasWords(node)) add(node, kind, blockText(node, { text, quotes, definitions }), label, holder)
  }

  const walkTable = (table: Table, around: Surroundings): void => {
    table.children.forEach((row, rowIndex) => {
      row.children.forEach((cell, column) => {
        const head = textOf(table.children[0]?.children[column] ?? cell).trim()
        const label = rowIndex === 0 || head === '' ? 'table heading' : `table column “${head}”`
        addBlock(cell, 'td', label, around)
      })
    })
  }

  const walkBlock = (block: Block, around: Surroundings): void => {
    const { attributes, title, paragraphs } = definitionOf(block)
    const holder = block.data?.id ?? ''
    for (const [attribute, { holds }] of Object.entries(attributes)) {
      const words = block.attributes[attribute] ?? ''
      if (typeof holds === 'object' && 'words' in holds && /\p{L}/u.test(words))
        add(block, holds.words, words, holds.called, holder, attribute)
    }
    const own = paragraphs ? { paragraph: paragraphs.kind, label: paragraphs.called } : {}
    walkAll(block, { ...around, ...own, title: title ?? around.title, holder })
  }

  const walk = (node: Nodes, around: Surroundings): void => {
    switch (node.type) {
      case 'yaml':
        matterEnd = node.position?.end.line ?? 0
        return
      case 'heading': {
        while ((trail.at(-1)?.depth ?? 0) >= node.depth) trail.pop()
        const title = textOf(node).trim()
        const fromMatter = node.depth === 1 && (node.position?.start.line ?? 0) < matterEnd
        if (fromMatter) add(node, 'title', title, 'title')
        else if (hasWords(node))
          add(node, 'h', withoutAnchor(blockText(node, { text, quotes: around.quotes, definitions })), 'heading')
        if (node.depth > 1) trail.push({ depth: node.depth, title })
        return
      }
      case 'paragraph':
        addBlock(node, around.paragraph, around.label, around)
        return
      case 'title':
        addBlock(node, around.title.kind, around.title.called, around)
        return
      case 'table':
        walkTable(node, around)
        return
      case 'block':
        walkBlock(node, around)
        return
      case 'blockquote':
        walkAll(node, { ...around, quotes: around.quotes + 1 })
        return
      case 'listItem':
        walkAll(node, { ...around, paragraph: 'li', label: 'list item' })
        return
      case 'definitionTerm':
        addBlock(node, 'li', 'term', around)
        return
      case 'definitionDescription':
        walkAll(node, { ...around, paragraph: 'li', label: 'definition' })
        return
      case 'footnoteDefinition':
        walkAll(node, { ...around, paragraph: 'fn', label: `footnote ${node.label ?? node.identifier}` })
        return
      case 'root':
      case 'list':
      case 'definitionList':
      case 'definitionItem':
        walkAll(node, around)
        return
      default:
        return
    }
  }
  const walkAll = (parent: Parents, around: Surroundings): void => {
    for (const child of parent.children as Nodes[]) walk(child, around)
  }

  walk(tree, { paragraph: 'p', title: { kind: 'box', called: 'title' }, quotes: 0, label: 'paragraph', holder: '' })
  return segments
}

/** `statement/1-why-renew` is "Why renew". */
function chapterName(name: string): string {
  const words = shortName(name).replace(/[-_]+/g, ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** The explicit anchor stands in the file and is no part of the heading's words. */
function withoutAnchor(heading: string): string {
  return heading.replace(/(?<!\s)\s*\{\s*(?:#[\w.-]+|-|\.unnumbered)(?:\s+(?:#[\w.-]+|-|\.unnumbered))*\s*\}$/, '')
}

function hasWords(block: Parents): boolean {
  const words = wordsIn(block)
  return /\p{L}/u.test(words) || /\d[.,]\d/.test(words)
}

/** The words of a block that a translator may change. */
function wordsIn(node: Nodes): string {
  switch (node.type) {
    case 'text':
      return node.value
    case 'image':
    case 'imageReference':
      return node.alt ?? ''
    case 'citation':
      return withoutMarks(node.items.map(item => `${item.prefix} ${item.suffix}`).join(' '))
    case 'link': {
      const label = textOf(node)
      const bare = label === node.url || `mailto:${label}` === node.url || `http://${label}` === node.url
      return bare ? '' : (node.children as Nodes[]).map(wordsIn).join('')
    }
    default:
      return 'children' in node ? (node.children as Nodes[]).map(wordsIn).join('') : ''
  }
}
