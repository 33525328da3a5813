/** A cell with its place in the file (1-based). */
export interface Cell {
  text: string
  line: number
  column: number
}

export interface CsvOptions {
  /** What stands between cells. */
  delimiter?: ',' | ';' | '\t'
  /** Whether blanks around a cell's text belong to it. */
  isExact?: boolean
}

/** In one row. */
export const MOST_CELLS = 1000

/**
 * The rows of a text of comma-separated values (RFC 4180, with `\n` or `\r\n` as line ends). Empty lines are left out.
 *
 * @returns The rows, or the place of a quote that is never closed or is followed by more text, or of the first cell in a row of
 *   more cells than any table has.
 */
export function parseCsv(
  text: string,
  { delimiter = ',', isExact = false }: CsvOptions = {},
): { rows: Cell[][] } | { broken: { line: number; column: number } } | { wide: { line: number; column: number } } {
  const rows: Cell[][] = []
  let row: Cell[] = []
  // One cell and what ends it. A quoted cell may hold commas, line ends and doubled quotes.
  const cell = new RegExp(
    `(?:"(?<quoted>(?:[^"]|"")*)"|(?<plain>[^"${delimiter}\\r\\n][^${delimiter}\\r\\n]*|))(?<end>${delimiter}|\\r?\\n|$)`,
    'y',
  )
  let line = 1
  let lineStart = 0
  for (let at = text.startsWith('\uFEFF') ? 1 : 0; ; ) {
    cell.lastIndex = at
    const groups = cell.exec(text)?.groups
    const place = { line, column: at - lineStart + 1 }
    if (groups === undefined) return { broken: place }
    const value = groups.quoted?.replaceAll('""', '"') ?? groups.plain ?? ''
    row.push({ text: isExact ? value : value.trim(), ...place })
    if (row.length > MOST_CELLS) return { wide: place }
    const passed = text.slice(at, cell.lastIndex)
    line += passed.split('\n').length - 1
    if (passed.includes('\n')) lineStart = at + passed.lastIndexOf('\n') + 1
    at = cell.lastIndex
    if (groups.end === delimiter) continue
    if (row.length > 1 || row[0]?.text !== '') rows.push(row)
    row = []
    if (at >= text.length) return { rows }
  }
}
