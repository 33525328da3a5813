import path from 'node:path'
import type { SentText } from '../model/sent-text.ts'
import { unwantedParts } from '../office/read-package.ts'
import { type ReadSheet, readWorkbook } from '../office/read-workbook.ts'
import { readWord } from '../office/word/read-word.ts'
import { parseIdentity, ROUND_PROPERTY } from '../renditions/round-identity.ts'
import answersText from '../rules/answers-text.ts'
import answersUnread from '../rules/answers-unread.ts'
import { type Findings, noFindings } from './entries/entry.ts'
import { mailFindings } from './mail.ts'
import type { SentTexts } from './sent-texts.ts'
import { sheetFindings } from './sheet.ts'
import { type SheetWords, unread } from './sheet-cells.ts'
import { decodeText, readTextTable } from './text-table.ts'
import { wordFindings } from './word/findings.ts'

export interface ImportContext {
  texts: SentTexts
  words: SheetWords
}

/** What a file held, and which text it answers. */
export interface ImportedFile extends Findings {
  sent: SentText
}

/** Endings of files that can be read. */
export const ANSWER_ENDINGS = ['.docx', '.docm', '.xlsx', '.xlsm', '.csv', '.tsv', '.txt', '.eml'] as const

/**
 * Reads a file that a member sent back.
 *
 * @throws OfficeError for a file that cannot be read, or that answers no text that was sent
 */
export async function importFile(
  name: string,
  bytes: Uint8Array,
  { texts, words }: ImportContext,
): Promise<ImportedFile> {
  const ending = path.extname(name).toLowerCase()
  switch (ending) {
    case '.docx':
    case '.docm': {
      const file = readWord(bytes)
      const identity = parseIdentity(file.properties.get(ROUND_PROPERTY) ?? '')
      const { sent, notice } = texts.find(identity, file)
      const findings = wordFindings(file, sent)
      if (notice !== '') findings.notices.unshift({ rule: answersText, reason: notice })
      return { ...findings, sent }
    }
    case '.xlsx':
    case '.xlsm': {
      const book = readWorkbook(bytes)
      const { sent, notice } = texts.find(parseIdentity(book.properties.get(ROUND_PROPERTY) ?? ''))
      const findings = noFindings()
      if (notice !== '') findings.notices.push({ rule: answersText, reason: notice })
      for (const part of unwantedParts(book.pack))
        findings.notices.push({ rule: answersUnread, reason: `It holds ${part}, which were not read` })
      const shown = book.sheets.filter(({ hidden }) => !hidden)
      sheetFindings(shown, words, sent, findings)
      tellHidden(book.sheets, words, findings)
      return { ...findings, sent }
    }
    case '.csv':
    case '.tsv': {
      const { sent } = texts.find(undefined)
      const findings = noFindings()
      const table = readTextTable(decodeText(bytes))
      for (const { cell, reason } of table.faults) findings.notices.push(unread(table, cell, reason))
      sheetFindings([table], words, sent, findings)
      return { ...findings, sent }
    }
    default: {
      const { sent } = texts.find(undefined)
      return { ...(await mailFindings(bytes, sent, ending === '.eml')), sent }
    }
  }
}

/** Tells of hidden sheets with words of somebody's, which the one with what drop-downs offer has none of. */
function tellHidden(sheets: readonly ReadSheet[], { types }: SheetWords, { notices }: Findings): void {
  for (const sheet of sheets) {
    const texts = [...sheet.rows.values()].flatMap(cells => [...cells.values()])
    if (sheet.hidden && (sheet.comments.length > 0 || texts.some(text => !types.has(text.trim().toLowerCase()))))
      notices.push(unread(sheet, '', 'a hidden sheet, which was not read: show it where it is meant'))
  }
}
