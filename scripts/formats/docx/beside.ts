import { Paragraph, Table, TableCell, TableLayoutType, TableRow, WidthType } from 'docx'
import type { RootContent } from 'mdast'
import { EXIT, visit } from 'unist-util-visit'
import { blockContext } from '../../renditions/block-context.ts'
import { pairBlocks } from '../../renditions/pair-blocks.ts'
import type { Rendition } from '../../renditions/rendition.ts'
import { wordBlocks } from './blocks.ts'
import { anchorsOf } from './bookmarks.ts'
import type { Place, WordContext } from './context.ts'
import { listedNote } from './notes.ts'
import type { WordBlock } from './paragraph.ts'

/** Inside a cell, left and right, in twips. */
const CELL_MARGIN = 90

/** The chapters of two languages side by side, block by block: the source on the left. */
export function pairedChapters(source: Rendition, target: Rendition, place: Place, context: WordContext): WordBlock[] {
  const other = sourceContext(source, context)
  return target.document.chapters.flatMap(({ tree }, index) => {
    const from = source.document.chapters[index]?.tree.children ?? []
    const pairs = pairBlocks<RootContent>(from, tree.children, { anchorOf, kindOf: ({ type }) => type })
    const rows = pairs.map(([left, right]) => {
      const [one, two] = halves(source, place)
      return row(wordBlocks(left, one, other), wordBlocks(right, two, context), place)
    })
    return rows.length === 0 ? [] : [sideBySide(rows, place)]
  })
}

/** The notes of two languages side by side, with their numbers. */
export function pairedNotes(source: Rendition, target: Rendition, place: Place, context: WordContext): WordBlock[] {
  const other = sourceContext(source, context)
  const count = Math.max(source.document.notes.length, target.document.notes.length)
  const rows = Array.from({ length: count }, (_, index) => {
    const [from, to] = [source.document.notes[index], target.document.notes[index]]
    const [one, two] = halves(source, place)
    return row(from ? listedNote(from, one, other) : [], to ? listedNote(to, two, context) : [], place)
  })
  if (rows.length === 0) return []
  const title = wordBlocks(
    [{ type: 'heading', depth: 1, children: [{ type: 'text', value: context.t('note.title') }] }],
    place,
    context,
  )
  return [...title, sideBySide(rows, place)]
}

/** Only the target has anchors. */
function sourceContext(source: Rendition, context: WordContext): WordContext {
  const { document, t } = source
  return {
    ...context,
    language: document.language,
    t,
    blocks: blockContext(source),
    bookmarks: { around: <Content>(_: readonly string[], content: readonly Content[]) => [...content] },
    // Word counts those of the target.
    numbering: { heading: () => undefined, list: (list, depth) => context.numbering.list(list, depth) },
  }
}

function halves(source: Rendition, place: Place): [Place, Place] {
  const width = Math.floor(place.width / 2) - 2 * CELL_MARGIN
  return [
    { ...place, width, inCell: true, lang: source.document.language.tag },
    { ...place, width, inCell: true },
  ]
}

function anchorOf(block: RootContent): string {
  let anchor = ''
  visit(block, node => {
    anchor = anchorsOf(node.data)[0] ?? ''
    return anchor === '' ? undefined : EXIT
  })
  return anchor
}

function row(left: readonly WordBlock[], right: readonly WordBlock[], place: Place): TableRow {
  const size = Math.floor(place.width / 2)
  const cells = [left, right].map(blocks => {
    const children = blocks.at(-1) instanceof Paragraph ? blocks : [...blocks, new Paragraph({ style: 'CellEnd' })]
    return new TableCell({ width: { size, type: WidthType.DXA }, children })
  })
  return new TableRow({ children: cells })
}

function sideBySide(rows: readonly TableRow[], { width }: Place): Table {
  const half = Math.floor(width / 2)
  return new Table({
    style: 'PolicyPairs',
    rows,
    columnWidths: [half, half],
    layout: TableLayoutType.FIXED,
    width: { size: 2 * half, type: WidthType.DXA },
  })
}
