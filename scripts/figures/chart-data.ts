import type { VFile } from 'vfile'
import { type JsonValue, kindOf, readJson } from '../ground/json.ts'
import { report } from '../ground/messages.ts'
import { pointsOf } from '../ground/points.ts'
import figureInvalid from '../rules/figure-invalid.ts'
import { type Cell, MOST_CELLS, parseCsv } from './csv.ts'

/** Vega draws every row; a chart in print shows a few hundred at most. */
const MAX_ROWS = 2_000

/** A column of a chart's data, in the order of the file. Every column has as many cells as there are rows. */
export interface Column {
  name: string
  /** Where the name stands. */
  place: { line: number; column: number }
  cells: Cell[]
}

/**
 * The table in a CSV file, or in a JSON file that holds a list of flat objects.
 *
 * @returns Nothing when it is not a table: reported on the file, as `figure-invalid` (CSV) or by the rules of JSON files.
 */
export function readTable(file: VFile): Column[] | undefined {
  const isJson = file.path.toLowerCase().endsWith('.json')
  const columns = isJson ? jsonTable(readJson(file), file) : csvTable(file)
  return columns && isShort(columns, file) ? columns : undefined
}

/** Longer texts are no names of things in a chart. In characters. */
const LONGEST_CELL = 500

/** Whether a table has as few rows, and as short texts, as a chart can show; else that is reported, at the place of the data. */
export function isShort(columns: readonly Column[], file: VFile, at?: JsonValue): boolean {
  const rows = columns[0]?.cells.length ?? 0
  const long = columns.flatMap(({ cells }) => cells).find(({ text }) => text.length > LONGEST_CELL)
  if (long !== undefined) {
    const reason = `A cell has ${long.text.length} characters: make it ${LONGEST_CELL} at most`
    report(file, figureInvalid, reason, { place: { line: long.line, column: long.column } })
    return false
  }
  if (rows <= MAX_ROWS) return true
  const point = at && pointsOf(String(file))(at.start)
  report(file, figureInvalid, `The data has ${rows} rows: make it ${MAX_ROWS} at most`, {
    place: point && { line: point.line, column: point.column },
  })
  return false
}

function csvTable(file: VFile): Column[] | undefined {
  const parsed = parseCsv(String(file))
  if ('broken' in parsed) {
    report(file, figureInvalid, 'A quotation mark `"` stands alone: write one at each end of a cell', {
      place: parsed.broken,
    })
    return undefined
  }
  if ('wide' in parsed) {
    report(file, figureInvalid, `The line has more than ${MOST_CELLS} cells: leave out what the chart does not show`, {
      place: parsed.wide,
    })
    return undefined
  }
  const [header, ...rows] = parsed.rows
  if (header === undefined || rows.length === 0) {
    report(file, figureInvalid, 'The file ends too soon: write a line of column names, and lines of values')
    return undefined
  }
  const before = file.messages.length
  for (const row of rows) {
    if (row.length === header.length) continue
    const reason = `The line has ${row.length} cells, and the first one ${header.length}: write as many`
    report(file, figureInvalid, reason, { place: row[0] && { line: row[0].line, column: row[0].column } })
  }
  const columns: Column[] = header.map(({ text: name, ...place }, index) => ({
    name,
    place,
    cells: rows.flatMap(row => row[index] ?? []),
  }))
  checkNames(columns, file)
  return file.messages.length === before ? columns : undefined
}

function checkNames(columns: Column[], file: VFile): void {
  columns.forEach(({ name, place }, index) => {
    const reason = /^$|["'\\[\].]|^__proto__$/.test(name)
      ? 'write a name without quotes, backslashes, brackets and full stops'
      : columns.findIndex(column => column.name === name) < index && 'write each name once'
    if (reason) report(file, figureInvalid, `A column cannot be called \`${name}\`: ${reason}`, { place })
  })
}

/** Rows in a list of objects, as in a `.json` data file or in `data.values` of a specification. */
export function jsonTable(value: JsonValue | undefined, file: VFile): Column[] | undefined {
  if (value === undefined) return undefined
  const pointAt = pointsOf(String(file))
  const place = ({ start }: { start: number }): { line: number; column: number } => {
    const { line, column } = pointAt(start)
    return { line, column }
  }
  const expected = 'write a list of objects that hold texts, numbers and nulls'
  const refuse = (at: JsonValue): undefined => {
    report(file, figureInvalid, `This is ${kindOf(at)}: ${expected}`, { place: place(at) })
  }
  if (value.type !== 'array' || value.items.length === 0) return refuse(value)
  const columns = new Map<string, Column>()
  for (const [index, item] of value.items.entries()) {
    if (item.type !== 'object') return refuse(item)
    for (const { key, start, value: cell } of item.members) {
      const text = cellText(cell, String(file))
      if (text === undefined) return refuse(cell)
      const column = columns.get(key) ?? { name: key, place: place({ start }), cells: [] }
      columns.set(key, column)
      while (column.cells.length < index) column.cells.push({ text: '', ...place(item) })
      column.cells.push({ text, ...place(cell) })
    }
    for (const { cells } of columns.values()) if (cells.length === index) cells.push({ text: '', ...place(item) })
  }
  const before = file.messages.length
  checkNames([...columns.values()], file)
  return file.messages.length === before ? [...columns.values()] : undefined
}

function cellText(cell: JsonValue, source: string): string | undefined {
  if (cell.type === 'string') return cell.value.trim()
  if (cell.type === 'number') return source.slice(cell.start, cell.end)
  return cell.type === 'null' ? '' : undefined
}
