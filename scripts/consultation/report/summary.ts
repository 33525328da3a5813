import type { Translate } from '../../model/interface.ts'
import { STATUSES, type Status } from '../entries/entry.ts'
import type { Disposition, Group, PublishedEntry } from './disposition.ts'

/** How many entries there are of one kind. */
export interface SummaryRow {
  name: string
  total: number
  /** By status, in the order of `STATUS_COLUMNS`. */
  counts: number[]
}

export interface Summary {
  /** Key of its heading: `byMember`. */
  key: 'byStatus' | 'byMember' | 'byChapter' | 'byQuestion'
  rows: SummaryRow[]
}

/** The states of an entry, the unanswered last. */
export const STATUS_COLUMNS: readonly (Status | '')[] = [...STATUSES, '']

/** What a status is called. */
export function statusWord(status: Status | '', t: Translate): string {
  return t(`consultation.report.statuses.${status === '' ? 'open' : status.replaceAll(' ', '-')}`)
}

/** What a member is called: a person whose name is kept out has a number. */
export function memberWord({ member, memberNumber }: PublishedEntry, t: Translate): string {
  return member ?? t('consultation.report.person', { number: memberNumber })
}

/** What entries are about, in words: `Paragraph 14 bis`. */
export function groupWord({ kind, paragraph, question }: Group, t: Translate): string {
  const word = (key: string): string => t(`consultation.report.${key}`, { number: question })
  if (kind === 'question') return word('question')
  if (kind === 'general') return word('general')
  if (kind === 'unknown') return word('place')
  if (paragraph && paragraph.note > 0) return `${t('note.cited', { count: 1 })} ${paragraph.note}`
  return paragraph?.number ? `${word('paragraph')} ${paragraph.number}` : ''
}

/** The numbers of entries by status, member, chapter and question; what has no rows is left out. */
export function summaries({ groups, round }: Disposition, t: Translate): Summary[] {
  const all = groups.flatMap(group => group.entries.map(entry => ({ group, entry })))
  const questions = round.questions.map(({ text }, index) => `${index + 1}. ${text}`)
  const made: Summary[] = [
    { key: 'byStatus', rows: rowsOf(all, () => t('consultation.report.total')) },
    { key: 'byMember', rows: rowsOf(all, ({ entry }) => memberWord(entry, t)) },
    {
      key: 'byChapter',
      rows: rowsOf(all, ({ group }) => (group.chapter === '' ? groupWord(group, t) : group.chapterTitle)),
    },
    {
      key: 'byQuestion',
      rows: rowsOf(
        all.filter(({ group }) => group.kind === 'question'),
        ({ group }) => questions[group.question - 1] ?? groupWord(group, t),
      ),
    },
  ]
  return made.filter(({ rows }) => rows.length > 0)
}

interface Counted {
  group: Group
  entry: PublishedEntry
}

function rowsOf(all: readonly Counted[], nameOf: (one: Counted) => string): SummaryRow[] {
  const rows = new Map<string, SummaryRow>()
  for (const one of all) {
    const name = nameOf(one)
    const row = rows.get(name) ?? { name, total: 0, counts: STATUS_COLUMNS.map(() => 0) }
    rows.set(name, row)
    row.total++
    const at = STATUS_COLUMNS.indexOf(one.entry.status)
    row.counts[at] = (row.counts[at] ?? 0) + 1
  }
  return [...rows.values()]
}
