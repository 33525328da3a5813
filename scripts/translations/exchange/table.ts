import type { VFile } from 'vfile'
import { nearest, report } from '../../ground/messages.ts'
import importSyntax from '../../rules/import-syntax.ts'
import { BASE } from './base.ts'
import type { ExchangeDocument, ExchangeEntry, ReadEntry, ReadFile } from './format.ts'
import { reportRepeated } from './repeated.ts'

/** A cell of a table that was read, with its place in the file (1-based). */
export interface TableCell {
  text: string
  line: number
  column: number
}

/** Columns of a table of translations, in the order in which they are written. They are read by their names. */
const COLUMNS = ['id', 'in', 'source', 'previous', 'target', 'state', 'note', 'base'] as const
type Column = (typeof COLUMNS)[number]
const NEEDED: readonly Column[] = ['id', 'source', 'target']

/** Widths in a workbook, in characters. */
export const WIDTHS: readonly number[] = [20, 24, 60, 30, 60, 14, 30, 24]

const STATES = { done: 'translated', reviewed: 'reviewed', stale: 'needs work', none: 'to translate' }
/** What `state` may be. */
export const STATE_NAMES: readonly string[] = Object.values(STATES)

/** The rows of a document. The heading tells the languages, and how many segments there are. */
export function tableOf({ sourceLanguage, language, entries }: ExchangeDocument): string[][] {
  const heading = COLUMNS.map(column => {
    if (column === 'source') return `source (${sourceLanguage.tag})`
    if (column === 'target') return `target (${language.tag})`
    return column === 'base' ? `base (${entries.length})` : column
  })
  return [heading, ...entries.map(rowOf)]
}

function rowOf(entry: ExchangeEntry): string[] {
  const state = stateOf(entry)
  return COLUMNS.map(column => (column === 'state' ? state : (entry[column] ?? '')))
}

function stateOf({ target, previous, prefilled, review }: ExchangeEntry): string {
  if (target === '') return STATES.none
  if (previous !== undefined || prefilled !== undefined) return STATES.stale
  return review ? STATES.reviewed : STATES.done
}

/** Reads a table whose columns may have been moved, left out where they are not needed, or joined by others. */
export function readTable(rows: readonly (readonly TableCell[])[], file: VFile): ReadFile | undefined {
  const [heading = [], ...rest] = rows
  const columns = findColumns(heading)
  const missing = NEEDED.filter(column => !columns.has(column))
  if (rows.length > 0 && missing.length > 0) {
    const place = { line: heading[0]?.line ?? 1, column: heading[0]?.column ?? 1 }
    const near = missing.map(column =>
      nearest(
        column,
        heading.map(({ text }) => text),
      ),
    )
    const meant = near.find(each => each !== undefined)
    const hint = meant === undefined ? '' : `, found \`${meant}\``
    const reason = `The columns \`${missing.join('`, `')}\` are missing${hint}: leave the first row as it was exported`
    report(file, importSyntax, reason, { place })
    return undefined
  }
  const detail = (column: Column): string | undefined =>
    /\(([^()]*)\)/.exec(heading[columns.get(column) ?? -1]?.text ?? '')?.[1]
  const count = Number.parseInt(detail('base') ?? '', 10)
  const entries = rest.flatMap(row => readRow(row, columns) ?? [])
  reportRepeated(entries, file)
  if (file.messages.length > 0) return undefined
  return { language: detail('target'), count: Number.isNaN(count) ? undefined : count, entries }
}

/** The index of the column in which bases stand; -1 where there is none. */
export function baseColumn(heading: readonly TableCell[]): { id: number; base: number } {
  const columns = findColumns(heading)
  return { id: columns.get('id') ?? -1, base: columns.get('base') ?? -1 }
}

function findColumns(heading: readonly TableCell[]): Map<Column, number> {
  const columns = new Map<Column, number>()
  for (const [index, { text }] of heading.entries()) {
    const name = text.replace(/\(.*/s, '').trim().toLowerCase()
    const column = COLUMNS.find(each => each === name)
    if (column && !columns.has(column)) columns.set(column, index)
  }
  return columns
}

function readRow(row: readonly TableCell[], columns: ReadonlyMap<Column, number>): ReadEntry | undefined {
  const cell = (column: Column): string => row[columns.get(column) ?? -1]?.text ?? ''
  const id = cell('id').trim()
  const source = cell('source')
  if (id === '' && source.trim() === '') return undefined
  const { line = 1, column = 1 } = row[columns.get('id') ?? 0] ?? row[0] ?? {}
  const previous = cell('previous')
  const state = cell('state').trim().toLowerCase()
  const base = BASE.exec(cell('base'))?.[0]
  return {
    ...{ id, source, target: cell('target'), in: cell('in'), note: cell('note'), comment: '', line, column },
    unfinished: state === STATES.stale,
    ...(STATE_NAMES.includes(state) ? { reviewed: state === STATES.reviewed } : {}),
    ...(previous === '' ? {} : { previous }),
    ...(base === undefined ? {} : { base }),
  }
}
