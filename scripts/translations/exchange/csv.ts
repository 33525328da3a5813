import type { VFile } from 'vfile'
import { MOST_CELLS, parseCsv } from '../../figures/csv.ts'
import { formatCsv } from '../../ground/csv.ts'
import { report } from '../../ground/messages.ts'
import importSyntax from '../../rules/import-syntax.ts'
import type { ExchangeFormat, ReadFile } from './format.ts'
import { baseColumn, readTable, type TableCell, tableOf } from './table.ts'

/**
 * Comma-separated values for spreadsheets: a row for each segment. Columns may be moved; semicolons and tabs, which
 * spreadsheets write in other countries, are read as well. To accept a translation that needs work, its `state` is set to
 * `translated`.
 */
export const csv: ExchangeFormat = {
  id: 'csv',
  extensions: ['csv', 'tsv'],
  write: document => formatCsv(tableOf(document).map(row => row.map(shield))),
  read,
  rebase: (content, bases) => {
    const delimiter = delimiterOf(content)
    const parsed = parseCsv(content, { delimiter, isExact: true })
    if (!('rows' in parsed)) return content
    const [heading = []] = parsed.rows
    const at = baseColumn(heading)
    const rows = parsed.rows.map(row =>
      row.map(({ text }, column) => (column === at.base ? (bases.get(row[at.id]?.text ?? '') ?? text) : text)),
    )
    return formatCsv(rows, delimiter)
  },
}

function read(file: VFile): ReadFile | undefined {
  const text = String(file)
  const parsed = parseCsv(text, { delimiter: delimiterOf(text), isExact: true })
  if ('broken' in parsed) {
    report(
      file,
      importSyntax,
      'The file is no CSV from here on: a quotation mark is not closed, or text stands behind one',
      {
        place: parsed.broken,
      },
    )
    return undefined
  }
  if ('wide' in parsed) {
    report(file, importSyntax, `The line has more than ${MOST_CELLS} cells: it is no table of translations`, {
      place: parsed.wide,
    })
    return undefined
  }
  const rows = parsed.rows.map(row => row.map((cell): TableCell => ({ ...cell, text: unshield(cell.text) })))
  return readTable(rows, file)
}

/** The character that parts the names in the first line. */
function delimiterOf(text: string): ',' | ';' | '\t' {
  const [first = ''] = text.split('\n', 1)
  const count = (delimiter: string): number => first.split(delimiter).length
  return ([',', ';', '\t'] as const).toSorted((a, b) => count(b) - count(a))[0] ?? ','
}

/** Before what is taken for a formula `formatCsv` writes an apostrophe: one that stands there already is doubled. */
function shield(value: string): string {
  return /^'+[=+\-@\t\r]/.test(value) ? `'${value}` : value
}

function unshield(value: string): string {
  return /^'+[=+\-@\t\r]/.test(value) ? value.slice(1) : value
}
