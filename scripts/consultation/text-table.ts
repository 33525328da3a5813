import { cellName, type TextSheet } from './sheet-cells.ts'

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

/** A table of a text file, and what is wrong with its quotation marks. */
export interface TextTable extends TextSheet {
  /** `A5` and what was made of it. */
  faults: { cell: string; reason: string }[]
}

/**
 * Comma-separated values, whatever separates them: commas, semicolons or tabs. A quotation mark that is never closed is one of the
 * words, so that it takes no rows with it.
 */
export function readTextTable(text: string): TextTable {
  const delimiter = delimiterOf(text)
  const rows = new Map<number, Map<number, string>>()
  const faults: TextTable['faults'] = []
  let cells = new Map<number, string>()
  let value = ''
  let column = 0
  let row = 0
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
    if (sign === '"' && value.trim() === '') {
      const quoted = quotedValue(text, at, delimiter)
      if (quoted.reason !== '') faults.push({ cell: cellName(row, column), reason: quoted.reason })
      value = quoted.value
      at = quoted.end
    } else if (sign === delimiter) endValue()
    else if (sign === '\n' || sign === '\r') {
      if (sign === '\r' && text[at + 1] === '\n') at++
      endRow()
    } else value += sign
  }
  endRow()
  return { name: '', rows, formulas: [], merged: [], comments: [], faults }
}

interface Quoted {
  value: string
  /** Its last sign in the text. */
  end: number
  /** What is wrong with it; empty where nothing is. */
  reason: string
}

/** The value whose quotation mark stands at `start`. */
function quotedValue(text: string, start: number, delimiter: string): Quoted {
  const isBetween = (sign: string | undefined): boolean =>
    sign === undefined || sign === delimiter || sign === '\n' || sign === '\r'
  const afterBlanks = (at: number): string | undefined => {
    while (text[at] === ' ') at++
    return text[at]
  }
  let value = ''
  for (let at = start + 1; at < text.length; at++) {
    const sign = text[at] ?? ''
    if (sign !== '"') value += sign
    else if (text[at + 1] === '"') {
      value += '"'
      at++
    } else if (isBetween(afterBlanks(at + 1)) || !/[\n\r]/.test(value)) return { value, end: at, reason: '' }
    // The next value of the table opens here, before this one was closed.
    else if (isBetween(text[at - 1])) break
    else {
      const reason =
        'quotation marks within others, over more than one line: are there rows in it that should stand apart?'
      return { value, end: at, reason }
    }
  }
  return { value: '"', end: start, reason: 'a quotation mark that is never closed, which was read as one of the words' }
}

/** The sign that stands most often in the first lines, outside quotation marks. */
function delimiterOf(text: string): string {
  const lines = text.slice(0, 4000).replace(/"[^"]*"/g, '')
  const counts = [',', ';', '\t'].map((sign): [string, number] => [sign, lines.split(sign).length])
  return counts.toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? ','
}
