import path from 'node:path'
import type { SentText } from '../model/sent-text.ts'
import { OfficeError } from '../office/office-error.ts'
import { unwantedParts } from '../office/read-package.ts'
import { readWorkbook } from '../office/read-workbook.ts'
import { readWord } from '../office/word/read-word.ts'
import { parseIdentity, ROUND_PROPERTY } from '../renditions/round-identity.ts'
import answersText from '../rules/answers-text.ts'
import answersUnread from '../rules/answers-unread.ts'
import { count, type Finding, type Findings, GENERAL, noFindings, withoutAddresses } from './entries/entry.ts'
import type { SentTexts } from './sent-texts.ts'
import { type SheetWords, sheetFindings } from './sheet.ts'
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
export function importFile(name: string, bytes: Uint8Array, { texts, words }: ImportContext): ImportedFile {
  switch (path.extname(name).toLowerCase()) {
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
      sheetFindings(
        book.sheets.filter(({ hidden }) => !hidden),
        words,
        sent,
        findings,
      )
      return { ...findings, sent }
    }
    case '.csv':
    case '.tsv': {
      const { sent } = texts.find(undefined)
      const findings = noFindings()
      sheetFindings([readTextTable(decodeText(bytes))], words, sent, findings)
      return { ...findings, sent }
    }
    default:
      return mail(decodeText(bytes), texts.find(undefined).sent)
  }
}

/** An e-mail as plain text: one comment on the whole. */
function mail(text: string, sent: SentText): ImportedFile {
  const findings = noFindings()
  const { headers, body } = partsOf(text.replace(/\r\n?/g, '\n'))
  if (/^content-(?:type:\s*multipart|transfer-encoding:\s*(?:base64|quoted-printable))/im.test(headers))
    throw new OfficeError('It is an e-mail in a form that only mail programs read: save its text as .txt')
  const from = /^from:\s*(.*)$/im.exec(headers)?.[1] ?? ''
  const author = from
    .replace(/<[^>]*>/g, '')
    .replace(/["']/g, '')
    .trim()
  const finding: Finding = {
    ...{ kind: 'mail', segment: GENERAL, paragraph: '', language: sent.language, words: '', proposal: '', type: '' },
    text: withoutAddresses(body.trim()),
    author: withoutAddresses(author),
    date: '',
    uncertain: false,
  }
  if (finding.text === '') findings.notices.push({ rule: answersUnread, reason: 'It holds no text' })
  else {
    count(findings, 'comments', finding)
    findings.findings.push(finding)
  }
  findings.member.name = finding.author
  return { ...findings, sent }
}

/** The lines above the first empty one, where they are those of a message. */
function partsOf(text: string): { headers: string; body: string } {
  const end = text.indexOf('\n\n')
  const headers = end < 0 ? '' : text.slice(0, end)
  const isHead =
    headers.split('\n').every(line => /^(?:[A-Za-z-]+:|\s)/.test(line)) && /^(?:from|subject|date|to):/im.test(headers)
  return isHead ? { headers, body: text.slice(end) } : { headers: '', body: text }
}
