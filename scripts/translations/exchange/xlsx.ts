import type { VFile } from 'vfile'
import { report } from '../../ground/messages.ts'
import { OfficeError } from '../../office/office-error.ts'
import { type ReadSheet, readWorkbook } from '../../office/read-workbook.ts'
import { LONGEST_CELL, writeWorkbook } from '../../office/write-workbook.ts'
import importSyntax from '../../rules/import-syntax.ts'
import type { ExchangeDocument, ExchangeFormat, ReadFile } from './format.ts'
import { readTable, STATE_NAMES, type TableCell, tableOf, WIDTHS } from './table.ts'

/** Name of the sheet that is read; a workbook with one sheet may call it otherwise. */
const SHEET = 'Translations'

/**
 * A workbook for those who review in a spreadsheet: the rows of the CSV file, with a list to choose the state from. What is
 * written is text: nothing in it is a formula, and no formula in what comes back is evaluated.
 */
export const xlsx: ExchangeFormat = {
  id: 'xlsx',
  extensions: ['xlsx'],
  binary: true,
  longest: LONGEST_CELL,
  write,
  read,
}

function write(document: ExchangeDocument): Uint8Array {
  const [heading = [], ...rows] = tableOf(document)
  const state = String.fromCharCode(65 + heading.indexOf('state'))
  return writeWorkbook({
    title: `${document.publication.title} (${document.language.tag})`,
    language: document.language.tag,
    properties: {},
    sheets: [
      {
        name: SHEET,
        widths: WIDTHS,
        frozen: 1,
        rows: [
          heading.map(text => ({ text, look: 'head' as const })),
          ...rows.map(row => row.map(text => ({ text, look: 'entry' as const }))),
        ],
        dropDowns: [{ cells: `${state}2:${state}${rows.length + 1}`, choices: `States!$A$1:$A$${STATE_NAMES.length}` }],
      },
      {
        name: 'States',
        widths: [20],
        hidden: true,
        rows: STATE_NAMES.map(text => [{ text, look: 'text' as const }]),
      },
    ],
  })
}

function read(file: VFile): ReadFile | undefined {
  const refuse = (reason: string): undefined => {
    report(file, importSyntax, reason, { place: { line: 1, column: 1 } })
    return undefined
  }
  let sheets: ReadSheet[]
  try {
    sheets = readWorkbook(file.value as Uint8Array).sheets
  } catch (error) {
    if (error instanceof OfficeError) return refuse(error.message)
    throw error
  }
  const shown = sheets.filter(({ hidden }) => !hidden)
  const sheet = sheets.find(({ name }) => name === SHEET) ?? shown[0]
  if (!sheet) return refuse('The workbook has no sheet that is shown')
  if (sheet.merged.length > 0)
    return refuse(`Cells ${named(sheet.merged)} were merged: part them again, what stood in them is not known`)
  const last = Math.max(-1, ...sheet.rows.keys())
  const rows = Array.from({ length: last + 1 }, (_, row) => rowOf(sheet, row))
  return readTable(rows, file)
}

/** Cells that a message names. */
const MOST_NAMED = 5

/** Some of many. */
function named(cells: readonly string[]): string {
  const [shown, others] = [cells.slice(0, MOST_NAMED), cells.length - MOST_NAMED]
  return `${shown.join(', ')}${others > 0 ? ` and ${others} others` : ''}`
}

/** Its cells, with the row as the line. */
function rowOf({ rows }: ReadSheet, row: number): TableCell[] {
  const cells = rows.get(row) ?? new Map<number, string>()
  const last = Math.max(-1, ...cells.keys())
  return Array.from({ length: last + 1 }, (_, column) => ({
    text: (cells.get(column) ?? '').replaceAll('\r\n', '\n'),
    line: row + 1,
    column: column + 1,
  }))
}
