import { BREAK, type BreakCost, type GalleyItem } from './galley.ts'
import type { GalleyReader } from './galley-reader.ts'
import { type Line, lineAt, linesOf, runOf } from './lines.ts'
import { pageHeight } from './page-box.ts'

/** A row taller than this share of a page may be parted. */
const TALL_ROW = 0.5

/** Reads a table: its items are its rows, or lines of rows that are tall. */
export function readTable(table: Element, reader: GalleyReader): void {
  let header: DOMRect | undefined
  for (const part of table.children) {
    const style = getComputedStyle(part)
    if (style.display === 'none') continue
    if (style.display === 'table-header-group') {
      // It begins with the first row, from which the engine never parts it.
      reader.begin(part)
      header = part.getBoundingClientRect()
    } else if (/^table-(row|footer)-group$/.test(style.display)) {
      reader.begin(part)
      readRows(part, header, reader)
    } else {
      reader.visit(part, style)
    }
  }
}

function readRows(part: Element, header: DOMRect | undefined, reader: GalleyReader): void {
  const rows = [...part.children].filter(row => row instanceof HTMLTableRowElement)
  let spanned = 0
  /** Height of the group's heading, which is said again overleaf. */
  let heading = 0
  for (const [index, row] of rows.entries()) {
    const isLone = rows.length > 2 && (index === 1 || index === rows.length - 1)
    const from = reader.items.length
    readRow(row, header, spanned > 0 ? BREAK.together : isLone ? BREAK.loose : BREAK.free, reader)
    for (const item of reader.items.slice(from)) item.header += heading
    if (row.querySelector(GROUP_HEADING)) heading = row.getBoundingClientRect().height
    // The heading of a group of rows.
    reader.attached ||= row.cells.length === 1 && row.cells[0]?.tagName === 'TH'
    spanned = Math.max(spanned - 1, ...[...row.cells].map(cell => cell.rowSpan - 1))
  }
}

/** A cell with what is said of its group where that goes on overleaf. */
export const GROUP_HEADING = ':scope > th[data-says]'

function readRow(row: HTMLTableRowElement, header: DOMRect | undefined, before: BreakCost, reader: GalleyReader): void {
  const { items, groups } = reader
  const from = items.length
  const isFirst = reader.hasBegun('THEAD')
  const rect = row.getBoundingClientRect()
  reader.begin(row)
  const lines = rect.height > pageHeight * TALL_ROW ? stripsOf(row) : []
  for (const [index, { line, kept }] of lines.entries())
    reader.emit(line.top, line.bottom, index === 0 ? before : BREAK.free, {
      block: row,
      ...(index > 0 && { strip: { row, kept } }),
    })
  if (lines.length === 0) reader.emit(rect.top, rect.bottom, before, { block: row })
  else groups.push({ from, to: items.length })
  const own = items.slice(from)
  for (const item of own) item.header = header?.height ?? 0
  if (isFirst) (own[0] as GalleyItem).header = 0
  ;(own[0] as GalleyItem).top = isFirst && header ? header.top : rect.top
  ;(own.at(-1) as GalleyItem).bottom = rect.bottom
  reader.takeNotes(row, y => from + lineAt(own, y))
}

/** A tall row in lines: those of its longest cell, each with the number of lines that stand before it in every cell. */
function stripsOf(row: HTMLTableRowElement): { line: Line; kept: number[] }[] {
  const cells = [...row.cells].map(cell => linesOf(runOf(cell)))
  const longest = cells.reduce((best, lines) => (lines.length > best.length ? lines : best), [])
  return longest.map(line => ({
    line,
    kept: cells.map(lines => lines.filter(other => other.bottom <= line.top + 1).length),
  }))
}
