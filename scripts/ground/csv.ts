/**
 * Rows as comma-separated values (RFC 4180): commas, CRLF, values in quotes where they must be.
 *
 * The text begins with a byte-order mark: without one, Excel reads UTF-8 in the machine's old code page and spoils every
 * accent; other readers skip it. A value that a spreadsheet would take for a formula gets an apostrophe in front, so that
 * nothing in it is ever run.
 */
export function formatCsv(rows: readonly (readonly string[])[], delimiter: ',' | ';' | '\t' = ','): string {
  const lines = rows.map(row => `${row.map(value => formatValue(value, delimiter)).join(delimiter)}\r\n`)
  return `\uFEFF${lines.join('')}`
}

function formatValue(value: string, delimiter: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /["\r\n]/.test(safe) || safe.includes(delimiter) ? `"${safe.replaceAll('"', '""')}"` : safe
}
