import { AlignmentType, Table, TableCell, TableLayoutType, TableRow, WidthType } from 'docx'
import type { Table as MdastTable, TableRow as MdastTableRow } from 'mdast'
import { plainText } from '../../resolve/plain-text.ts'
import { anchorsOf } from './bookmarks.ts'
import { LOOKS, type Place, type WordContext } from './context.ts'
import { endingWell, paragraph, placeIn } from './paragraph.ts'
import { spansOf } from './spans.ts'
import { trackedBlock } from './tracked.ts'

export interface TableOptions {
  place: Place
  /** Whether a row of one filled cell is a heading for those below it, as in lists that the build makes. */
  spanRows: boolean
}

/** Inside a cell, left and right, in twips. */
const CELL_MARGIN = 90

/** A letter of a bold word in a table, in twips: as much as a wide font takes that stands in for ours. */
const LETTER = 136

/** A table whose first row is its header, which is repeated on each page. */
export function tableOf(node: MdastTable, { place, spanRows }: TableOptions, context: WordContext): Table {
  const width = place.width - place.indent
  const isSpan = (row: MdastTableRow, index: number): boolean =>
    spanRows && index > 0 && row.children.slice(1).every(cell => cell.children.length === 0)
  // What stands across all columns says nothing of the first one's width.
  const ownRows = node.children.filter((row, index) => !isSpan(row, index))
  const columns = columnWidths({ ...node, children: ownRows }, width)
  const rows = node.children.map((row, index) => {
    const isHead = index === 0
    const span = isSpan(row, index)
    const number = isHead ? node.data?.paragraph : undefined
    return tableRow(row, { isHead, span, columns, align: node.align ?? [], number }, place, context)
  })
  return new Table({
    style: 'PolicyTable',
    rows,
    columnWidths: columns,
    layout: TableLayoutType.FIXED,
    width: { size: width, type: WidthType.DXA },
    ...(place.indent > 0 ? { indent: { size: place.indent, type: WidthType.DXA } } : {}),
    tableLook: { firstRow: true, lastRow: false, firstColumn: false, lastColumn: false, noHBand: true, noVBand: true },
  })
}

interface RowOptions {
  isHead: boolean
  span: boolean
  columns: readonly number[]
  align: NonNullable<MdastTable['align']>
  /** Of the table, in its first cell. */
  number: string | undefined
}

function tableRow(
  row: MdastTableRow,
  { isHead, span, columns, align, number: own }: RowOptions,
  outer: Place,
  context: WordContext,
): TableRow {
  const look = isHead ? LOOKS.head : LOOKS.cell
  const place = { ...outer, change: trackedBlock(row.data?.change) ?? outer.change }
  const cells = (span ? row.children.slice(0, 1) : row.children).map((cell, index) => {
    const width = span ? sumOf(columns) : (columns[index] ?? 0)
    const at = placeIn(
      { ...place, look, indent: 0, inCell: true, level: 0, width: width - 2 * CELL_MARGIN },
      cell.data?.lang ?? row.data?.lang,
    )
    const alignment =
      align[index] === 'right' ? AlignmentType.END : align[index] === 'center' ? AlignmentType.CENTER : undefined
    const number = index === 0 ? own : undefined
    const options = {
      style: look.paragraph,
      anchors: anchorsOf(cell.data),
      alignment,
      keepNext: span || isHead,
      number,
      ...(cell.data?.change ? { change: cell.data.change } : {}),
    }
    return new TableCell({
      width: { size: width, type: WidthType.DXA },
      ...(span ? { columnSpan: columns.length } : {}),
      children: endingWell([paragraph(spansOf(cell.children), options, at, context)]),
    })
  })
  return new TableRow({
    ...{ children: cells, cantSplit: true, ...(isHead ? { tableHeader: true } : {}) },
    ...context.changes.row(place.change),
  })
}

/** Columns as wide as their words ask for, in twips: none narrower than its longest word, if there is room. */
function columnWidths({ children: rows, data }: MdastTable, width: number): number[] {
  const count = Math.max(...rows.map(row => row.children.length), 1)
  const texts = Array.from({ length: count }, (_, index) =>
    rows.map(row => (row.children[index] ? plainText(row.children[index]) : '')),
  )
  const longestWords = texts.map(column =>
    Math.max(...column.flatMap(text => text.split(/\s+/)).map(word => word.length), 1),
  )
  const weights = texts.map((column, index) => {
    const longest = Math.max(...column.map(text => text.length), 1)
    // A column with four times the words needs twice the width: its lines are more as well.
    return Math.max((longestWords[index] ?? 1) + 2, Math.sqrt(longest) * 3)
  })
  const shares = (data?.widths ?? weights.map(weight => weight / sumOf(weights))).map(share => share * width)
  const least = longestWords.map(letters => letters * LETTER + 2 * CELL_MARGIN)
  if (sumOf(least) > width)
    return wholeWidth(
      least.map(one => (one / sumOf(least)) * width),
      width,
    )
  // What columns have beyond their longest words gives way to those that have less.
  const wanted = shares.map((share, index) => Math.max(share, least[index] ?? 0))
  const spare = wanted.map((want, index) => want - (least[index] ?? 0))
  const tooMuch = sumOf(wanted) - width
  return wholeWidth(
    wanted.map((want, index) => want - (tooMuch * (spare[index] ?? 0)) / Math.max(sumOf(spare), 1)),
    width,
  )
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0)
}

/** Whole numbers: what rounding leaves goes to the last one. */
function wholeWidth(columns: readonly number[], width: number): number[] {
  const widths = columns.map(Math.floor)
  widths[widths.length - 1] = width - sumOf(widths.slice(0, -1))
  return widths
}
