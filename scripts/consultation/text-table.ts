import type { TextSheet } from './sheet-cells.ts'

/** Bytes of a text file: UTF-8, with a byte-order mark or without, UTF-16 with one, else as Windows writes western text. */
export function decodeText(bytes: Uint8Array): string {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    return new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** Comma-separated values, whatever separates them: commas, semicolons or tabs. */
export function readTextTable(text: string): TextSheet {
  const delimiter = delimiterOf(text)
  const rows = new Map<number, Map<number, string>>()
  let cells = new Map<number, string>()
  let value = ''
  let column = 0
  let row = 0
  let quoted = false
  const endValue = (): void => {
    // The apostrophe that keeps programs from taking a text for a formula.
    const shown = /^'[=+\-@]/.test(value) ? value.slice(1) : value
    if (shown.trim() !== '') cells.set(column, shown)
    value = ''
    column++
  }
  const endRow = (): void => {
    endValue()
    if (cells.size > 0) rows.set(row, cells)
    cells = new Map()
    column = 0
    row++
  }
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? ''
    if (quoted) {
      if (sign !== '"') value += sign
      else if (text[at + 1] === '"') {
        value += '"'
        at++
      } else quoted = false
    } else if (sign === '"' && value.trim() === '') {
      quoted = true
      value = ''
    } else if (sign === delimiter) endValue()
    else if (sign === '\n' || sign === '\r') {
      if (sign === '\r' && text[at + 1] === '\n') at++
      endRow()
    } else value += sign
  }
  endRow()
  return { name: '', rows, formulas: [], merged: [], comments: [] }
}

/** The sign that stands most often in the first lines, outside quotation marks. */
function delimiterOf(text: string): string {
  const lines = text.slice(0, 4000).replace(/"[^"]*"/g, '')
  const counts = [',', ';', '\t'].map((sign): [string, number] => [sign, lines.split(sign).length])
  return counts.toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? ','
}
