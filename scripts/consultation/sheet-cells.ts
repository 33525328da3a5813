import { formatParagraphNumber, parseParagraphNumber } from '../model/paragraph-number.ts'
import type { SentText } from '../model/sent-text.ts'
import type { ReadSheet } from '../office/read-workbook.ts'
import { columnName } from '../office/write-workbook.ts'
import answersUnread from '../rules/answers-unread.ts'
import type { Notice } from './entries/notice.ts'

/** A sheet as rows of texts, with its name for messages: `Comments`; empty for CSV. */
export type TextSheet = Pick<ReadSheet, 'name' | 'rows' | 'formulas' | 'merged' | 'comments'>

export const COLUMNS = ['who', 'paragraph', 'type', 'comment', 'change', 'observation'] as const
export type Column = (typeof COLUMNS)[number]

/** The words of sheets in every language of a publication, in lower case. */
export interface SheetWords {
  columns: ReadonlyMap<string, Column>
  types: ReadonlyMap<string, string>
  /** `body` and `name` of the lines that say who answers. */
  who: ReadonlyMap<string, 'body' | 'name'>
  /** Heads of the sheet with the questions. */
  question: ReadonlySet<string>
  answer: ReadonlySet<string>
  /** Heads of the columns with the chapters and the texts of paragraphs. */
  given: ReadonlySet<string>
}

/** The head of the sheet with the questions, and its column of answers. */
export function questionHead(
  { rows }: Pick<TextSheet, 'rows'>,
  { question, answer }: SheetWords,
): { row: number; answers: number } | undefined {
  for (const [row, cells] of rows) {
    const texts = [...cells].map(([at, text]): [number, string] => [at, text.trim().toLowerCase()])
    const answers = texts.find(([, text]) => answer.has(text))
    if (answers && texts.some(([, text]) => question.has(text))) return { row, answers: answers[0] }
  }
  return undefined
}

/** Segments by the numbers of their paragraphs: the first one with a number is the paragraph itself. */
export function numbersIn({ paragraphs }: SentText): Map<string, string> {
  const segments = new Map<string, string>()
  for (const { number, segment } of paragraphs)
    if (number !== '' && segment !== '' && !segments.has(number)) segments.set(number, segment)
  return segments
}

/** The number in a cell, as the text has it: `14 bis` of `§ 14 BIS.`, `14` of `14.0`; empty where there is none. */
export function shownNumber(cell: string): string {
  const plain = cell.normalize('NFKC').trim().toLowerCase()
  const bare = plain
    .replace(/^[^\d]*(?=\d)/, '')
    .replace(/^(\d+)\.0+$/, '$1')
    .replace(/^(\d+)(?=[a-z])/, '$1 ')
    .replace(/(?<![).:;,])[).:;,]+$/, '')
  const number = parseParagraphNumber(bare)
  return number ? formatParagraphNumber(number) : ''
}

/** A cell for messages: `Comments!A6`. */
export function placeOf({ name }: Pick<TextSheet, 'name'>, cell: string): string {
  return [name, cell].filter(part => part !== '').join('!')
}

/** What is told about a cell or a range of a sheet. */
export function unread(sheet: Pick<TextSheet, 'name'>, cells: string, reason: string): Notice {
  return { rule: answersUnread, reason: `${placeOf(sheet, cells)}: ${reason}`, place: pointOf(cells) }
}

/** Row and column of a cell, from 1. */
export function pointOf(cells: string): { line: number; column: number } {
  const [, letters = 'A', row = '1'] = /^([A-Z]+)(\d+)/.exec(cells) ?? []
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
  return { line: Number(row), column }
}

/** `C7`, of rows and columns from 0. */
export function cellName(row: number, column: number): string {
  return `${columnName(column)}${row + 1}`
}
