import { fingerprint } from '../ground/fingerprint.ts'
import { TOOL_LANGUAGE } from '../languages/registry.ts'
import type { SentText } from '../model/sent-text.ts'
import type { ReadSheet } from '../office/read-workbook.ts'
import { type Cell, cellText, columnName, type Workbook } from '../office/write-workbook.ts'
import answersUnplaced from '../rules/answers-unplaced.ts'
import answersUnread from '../rules/answers-unread.ts'
import type { Rule } from '../rules/definition/rule.ts'
import { type Entry, GENERAL, STATUSES, type Status } from './entries/entry.ts'
import type { MemberFile } from './entries/member-file.ts'
import type { Notice } from './entries/notice.ts'
import { unread } from './sheet-cells.ts'

/** The columns of the sheet that goes round among those who answer; the last three are filled in. */
const COLUMNS = [
  ...([
    'id',
    'base',
    'paragraph',
    'chapter',
    'member',
    'language',
    'kind',
    'type',
    'words',
    'text',
    'proposal',
  ] as const),
  ...(['response', 'status', 'by'] as const),
]
type Column = (typeof COLUMNS)[number]

const WIDTHS: Readonly<Record<Column, number>> = {
  ...{ id: 11, base: 7, paragraph: 10, chapter: 20, member: 20, language: 9, kind: 13, type: 11 },
  ...{ words: 40, text: 50, proposal: 60, response: 60, status: 14, by: 14 },
}

/** Those who answered fill these in. */
const ANSWERS = ['response', 'status', 'by'] as const

const SHEET = 'Entries'
const STATUS_SHEET = 'Lists'

/** Every entry of a round in the order of the text, to be answered in a workbook. */
export function responseSheet(title: string, members: readonly MemberFile[], sent: readonly SentText[]): Workbook {
  const rows = inOrder(members, sent).map(({ member, entry }) => {
    const values: Record<Column, string> = {
      ...entry,
      base: baseOf(entry),
      chapter: chapterOf(entry),
      member: member.member,
    }
    return COLUMNS.map((column): Cell => ({ text: values[column], look: isAnswer(column) ? 'entry' : 'given' }))
  })
  const status = columnName(COLUMNS.indexOf('status'))
  return {
    title,
    language: TOOL_LANGUAGE,
    properties: {},
    sheets: [
      {
        name: SHEET,
        widths: COLUMNS.map(column => WIDTHS[column]),
        frozen: 1,
        rows: [COLUMNS.map((text): Cell => ({ text, look: 'head' })), ...rows],
        dropDowns: [
          { cells: `${status}2:${status}${rows.length + 2}`, choices: `${STATUS_SHEET}!$A$1:$A$${STATUSES.length}` },
        ],
      },
      { name: STATUS_SHEET, widths: [20], hidden: true, rows: STATUSES.map(text => [{ text, look: 'text' as const }]) },
    ],
  }
}

export interface ResponseOutcome {
  /** Members with the answers taken. */
  members: MemberFile[]
  taken: number
  /** What was not taken, with its cells. */
  notices: Notice[]
}

/**
 * Takes answers from a workbook that came back. What was answered otherwise in the files meanwhile stays, and is told.
 */
export function takeResponses(sheets: readonly ReadSheet[], members: readonly MemberFile[]): ResponseOutcome {
  const sheet = sheets.find(({ rows }) => headOf(rows.get(0)).has('id'))
  const outcome: ResponseOutcome = { members: [], taken: 0, notices: [] }
  if (!sheet) {
    outcome.notices.push({
      rule: answersUnread,
      reason: 'There is no column `id`: take a file that `npm run consultation:export` wrote',
    })
    return outcome
  }
  const head = headOf(sheet.rows.get(0))
  const missing = ANSWERS.filter(column => !head.has(column))
  if (missing.length > 0)
    outcome.notices.push({ rule: answersUnread, reason: `${sheet.name}: there is no column ${missing.join(', ')}` })
  for (const { cell } of sheet.comments)
    outcome.notices.push(unread(sheet, cell, 'a comment on a cell, which is no answer: write it into `response`'))
  const changed = new Map<string, Partial<Pick<Entry, 'response' | 'status' | 'by'>>>()
  const entries = new Map(members.flatMap(member => member.entries.map(entry => [entry.id, entry] as const)))
  for (const [row, cells] of sheet.rows) {
    if (row === 0) continue
    const value = (column: Column): string => (cells.get(head.get(column) ?? -1) ?? '').trim()
    const entry = entries.get(value('id'))
    const tell = (rule: Rule, reason: string): unknown =>
      outcome.notices.push({
        rule,
        reason: `${sheet.name}!A${row + 1}: ${reason}`,
        place: { line: row + 1, column: 1 },
      })
    if (!entry) {
      tell(answersUnplaced, `there is no entry “${value('id')}”`)
      continue
    }
    const status = STATUSES.find(one => one === value('status').toLowerCase())
    if (value('status') !== '' && !status)
      tell(answersUnread, `there is no status “${value('status')}”, only ${STATUSES.join(', ')}`)
    const answer = answerIn(entry, head, {
      response: whole(value('response'), entry.response),
      status: status ?? entry.status,
      by: value('by'),
    })
    if (value('status') === '' && head.has('status')) answer.status = ''
    if (baseOf(answer) === baseOf(entry)) continue
    if (value('base') !== baseOf(entry)) tell(answersUnread, 'it was answered otherwise meanwhile, which stays')
    else {
      changed.set(entry.id, answer)
      outcome.taken++
    }
  }
  outcome.members = members
    .filter(member => member.entries.some(({ id }) => changed.has(id)))
    .map(member => ({ ...member, entries: member.entries.map(entry => ({ ...entry, ...changed.get(entry.id) })) }))
  return outcome
}

/** What was too long for its cell, and was not touched there, is as it was. */
function whole(value: string, before: string): string {
  return value === cellText(before).trim() ? before.trim() : value
}

type Answer = Pick<Entry, 'response' | 'status' | 'by'>

/** What the sheet has no column for stays as it is. */
function answerIn(entry: Entry, head: ReadonlyMap<string, number>, answer: Answer): Answer {
  return {
    response: head.has('response') ? answer.response : entry.response,
    status: answer.status,
    by: head.has('by') ? answer.by : entry.by,
  }
}

function headOf(row: ReadonlyMap<number, string> | undefined): Map<string, number> {
  return new Map([...(row ?? [])].map(([at, text]) => [text.trim().toLowerCase(), at]))
}

function isAnswer(column: Column): boolean {
  return ANSWERS.some(answer => answer === column)
}

/** What an entry's answer was, for changes on both sides to be told from those on one. */
function baseOf({ response, status, by }: { response: string; status: Status | ''; by: string }): string {
  return fingerprint(JSON.stringify([response.trim(), status, by.trim()]), 5)
}

function chapterOf({ segment }: Entry): string {
  return segment.includes('/') ? (segment.split('/')[0] ?? '') : ''
}

interface MemberEntry {
  member: MemberFile
  entry: Entry
}

/** Entries in the order of the text, then those on questions, then general ones; of one place, by member. */
export function inOrder(members: readonly MemberFile[], sent: readonly SentText[]): MemberEntry[] {
  const places = new Map<string, number>()
  for (const { paragraphs } of sent)
    for (const { segment } of paragraphs) if (segment !== '' && !places.has(segment)) places.set(segment, places.size)
  const rank = ({ segment }: Entry): number =>
    segment === GENERAL ? Number.POSITIVE_INFINITY : (places.get(segment) ?? places.size)
  const all = members.flatMap(member => member.entries.map(entry => ({ member, entry })))
  return all.toSorted((one, other) => {
    const [a, b] = [rank(one.entry), rank(other.entry)]
    return a === b ? 0 : a - b
  })
}
