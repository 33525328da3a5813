import type { SentText } from '../model/sent-text.ts'
import answersUnplaced from '../rules/answers-unplaced.ts'
import answersUnread from '../rules/answers-unread.ts'
import { cellFindings } from './cell-comments.ts'
import { count, type Finding, type Findings, GENERAL, withoutAddresses } from './entries/entry.ts'
import {
  type Column,
  cellName,
  numbersIn,
  placeOf,
  questionHead,
  type SheetWords,
  shownNumber,
  type TextSheet,
  unread,
} from './sheet-cells.ts'

/** Reads what was written into sheets. What has no paragraph, or one that nobody knows, stands under `general`. */
export function sheetFindings(
  sheets: readonly TextSheet[],
  words: SheetWords,
  sent: SentText,
  findings: Findings,
): void {
  let isRead = false
  for (const sheet of sheets) {
    const head = headOf(sheet, words)
    const questions = questionHead(sheet, words)
    cellFindings(sheet, words, sent, findings)
    if (!head && !questions) {
      tellUnknown(sheet, words, findings)
      continue
    }
    isRead = true
    for (const cell of sheet.formulas)
      findings.notices.push(unread(sheet, cell, 'a formula, of which only the last value was read'))
    for (const range of sheet.merged)
      findings.notices.push(unread(sheet, range, 'cells that are one, which count as the first of them'))
    if (head) readComments(sheet, head, words, sent, findings)
    else if (questions) readAnswers(sheet, questions, sent, findings)
    readWho(sheet, words, findings)
  }
  if (!isRead) {
    const names = [...words.columns].filter(([, column]) => column === 'comment').map(([name]) => `“${name}”`)
    const reason = `There is no column of comments: call one ${names.join(' or ')}`
    findings.notices.push({ rule: answersUnread, reason })
  }
}

interface Head {
  row: number
  columns: ReadonlyMap<Column, number>
}

function headOf({ rows }: TextSheet, { columns: known }: SheetWords): Head | undefined {
  for (const [row, cells] of rows) {
    const columns = new Map<Column, number>()
    for (const [at, text] of cells) {
      const column = known.get(
        text
          .trim()
          .toLowerCase()
          .replace(/(?:(?<!\s)\s+|(?<![\s:*]))[:*]+$/, ''),
      )
      if (column && !columns.has(column)) columns.set(column, at)
    }
    // A sheet that lists the paragraphs has no comments.
    if (columns.size >= 2 && (columns.has('comment') || columns.has('change'))) return { row, columns }
  }
  return undefined
}

function readComments(
  sheet: TextSheet,
  { row: head, columns }: Head,
  words: SheetWords,
  sent: SentText,
  findings: Findings,
): void {
  if (!columns.has('paragraph'))
    findings.notices.push({
      rule: answersUnplaced,
      reason: `${placeOf(sheet, '')}: no column of paragraphs, so that all comments are general`,
      place: { line: head + 1, column: 1 },
    })
  const segments = numbersIn(sent)
  /** The secretariat's column is its own. */
  const read = new Set([...columns].flatMap(([column, at]) => (column === 'observation' ? [] : [at])))
  for (const [row, cells] of sheet.rows) {
    if (row <= head) continue
    const value = (column: Column): string =>
      (columns.has(column) ? (cells.get(columns.get(column) ?? -1) ?? '') : '').trim()
    const [comment, change, paragraph] = [value('comment'), value('change'), value('paragraph')]
    if (comment === '' && change === '') {
      if ([...cells.values()].some(text => text.trim() !== ''))
        findings.notices.push(unread(sheet, `A${row + 1}`, 'a row without a comment, which was left out'))
      continue
    }
    tellUnread(sheet, [row, cells], read, findings)
    const shown = shownNumber(paragraph)
    const segment = segments.get(shown)
    const cellOf = (column: Column): string => cellName(row, columns.get(column) ?? 0)
    if (paragraph !== '' && segment === undefined)
      findings.notices.push({
        ...unread(
          sheet,
          cellOf('paragraph'),
          `there is no paragraph “${paragraph}”, so that the comment stands under general`,
        ),
        rule: answersUnplaced,
      })
    const given = value('type').toLowerCase()
    const type = words.types.get(given) ?? ''
    if (given !== '' && type === '')
      findings.notices.push(unread(sheet, cellOf('type'), `there is no type “${value('type')}”`))
    const finding: Finding = {
      kind: 'row',
      segment: segment ?? GENERAL,
      paragraph: segment === undefined ? '' : shown,
      language: sent.language,
      words: segment === undefined && paragraph !== '' ? paragraph : '',
      text: withoutAddresses(comment),
      proposal: withoutAddresses(change),
      type,
      author: withoutAddresses(value('who')) || findings.member.name,
      date: '',
      uncertain: false,
    }
    count(findings, 'rows', finding)
    findings.findings.push(finding)
  }
}

function readAnswers(
  { rows }: TextSheet,
  head: { row: number; answers: number },
  sent: SentText,
  findings: Findings,
): void {
  for (const [row, cells] of rows) {
    const index = row - head.row - 1
    const answer = (cells.get(head.answers) ?? '').trim()
    if (index < 0 || answer === '') continue
    const finding: Finding = {
      kind: 'answer',
      segment: index < sent.questions.length ? `question ${index + 1}` : GENERAL,
      paragraph: '',
      language: sent.language,
      words: sent.questions[index] ?? '',
      text: withoutAddresses(answer),
      proposal: '',
      type: '',
      author: findings.member.name,
      date: '',
      uncertain: false,
    }
    count(findings, 'answers', finding)
    findings.findings.push(finding)
  }
}

function readWho({ rows }: TextSheet, { who }: SheetWords, { member, findings }: Findings): void {
  for (const cells of rows.values()) {
    const [label, ...others] = [...cells].toSorted(([a], [b]) => a - b).map(([, text]) => text.trim())
    const key = who.get((label ?? '').toLowerCase())
    const value = others[0]
    if (!key || value === undefined || member[key] !== '') continue
    member[key] = withoutAddresses(value)
    if (key === 'name') for (const finding of findings) if (finding.author === '') finding.author = member.name
  }
}

/** Tells of a sheet that is neither one of those that were sent nor one of comments. */
function tellUnknown(sheet: TextSheet, words: SheetWords, { notices }: Findings): void {
  const [head] = sheet.rows.values()
  const texts = [...(head?.values() ?? [])].map(text => text.trim().toLowerCase())
  // A table without sheets is told of as a whole.
  if (
    !head ||
    sheet.name === '' ||
    (texts.some(text => words.given.has(text)) && texts.some(text => words.columns.has(text)))
  )
    return
  notices.push(unread(sheet, '', 'a sheet without a column of comments, which was not read'))
}

/** Tells words in columns that nobody reads. */
function tellUnread(
  sheet: TextSheet,
  [row, cells]: [number, ReadonlyMap<number, string>],
  read: ReadonlySet<number>,
  { notices }: Findings,
): void {
  for (const [at, text] of cells)
    if (text.trim() !== '' && !read.has(at))
      notices.push(unread(sheet, cellName(row, at), 'words in a column that is not read: are they a comment?'))
}
