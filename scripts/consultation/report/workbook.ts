import type { Translate } from '../../model/interface.ts'
import type { Language } from '../../model/publication.ts'
import { type Cell, sheetName, type Workbook } from '../../office/write-workbook.ts'
import { formatDiff } from '../../translations/word-diff.ts'
import type { Disposition, Group, PublishedEntry } from './disposition.ts'
import { groupWord, memberWord, STATUS_COLUMNS, statusWord, summaries } from './summary.ts'

/** The columns, by the keys of their words, with their widths in characters. */
const COLUMNS = {
  ...{ id: 11, paragraph: 14, chapter: 20, before: 50, now: 50, changed: 50, member: 20, author: 16, language: 9 },
  ...{ kind: 16, type: 11, words: 30, said: 50, proposal: 50, answer: 50, status: 18, by: 16 },
} as const
type Column = keyof typeof COLUMNS

/** The table of entries as a workbook, a row each, with a sheet of numbers. */
export function dispositionWorkbook(table: Disposition, language: Language, t: Translate): Workbook {
  const word = (key: string): string => t(`consultation.report.${key}`)
  const named = table.round.round.publish === 'names'
  const columns = (Object.keys(COLUMNS) as Column[]).filter(key => named || (key !== 'author' && key !== 'by'))
  const rows = table.groups.flatMap(group =>
    group.entries.map(entry => {
      const values = valuesOf(group, entry, t)
      return columns.map((column): Cell => ({ text: values[column], look: 'given' }))
    }),
  )
  const head = (texts: readonly string[]): Cell[] => texts.map(text => ({ text, look: 'head' }))
  const statuses = STATUS_COLUMNS.map(status => statusWord(status, t))
  const numbers = summaries(table, t).flatMap(({ key, rows: counted }) => [
    head([word(key), word('total'), ...statuses]),
    ...counted.map(({ name, total, counts }) =>
      [name, String(total), ...counts.map(String)].map((text): Cell => ({ text, look: 'given' })),
    ),
    [],
  ])
  return {
    title: `${word('title')} – ${table.round.title.text}`,
    language: language.tag,
    properties: {},
    sheets: [
      {
        name: sheetName(word('table')),
        widths: columns.map(column => COLUMNS[column]),
        frozen: 1,
        rows: [head(columns.map(word)), ...rows],
      },
      { name: sheetName(word('summary')), widths: [50, ...STATUS_COLUMNS.map(() => 14), 14], rows: numbers },
    ],
  }
}

function valuesOf(group: Group, entry: PublishedEntry, t: Translate): Record<Column, string> {
  const { paragraph } = group
  const uncertain = entry.uncertain ? ` (${t('consultation.report.uncertain')})` : ''
  return {
    id: entry.id,
    paragraph: (paragraph?.number || groupWord(group, t)) + uncertain,
    chapter: group.chapterTitle,
    before: paragraph?.before ?? '',
    now: paragraph?.now ?? '',
    changed: paragraph && paragraph.now !== paragraph.before ? formatDiff(paragraph.change) : '',
    member: memberWord(entry, t),
    author: entry.author,
    language: entry.language,
    kind: t(`consultation.report.kinds.${entry.kind}`),
    type: typeWord(entry, t),
    words: entry.words,
    said: entry.text,
    proposal: formatDiff(entry.proposal),
    answer: entry.response,
    status: statusWord(entry.status, t),
    by: entry.by,
  }
}

/** A type that is none of the three is shown as it was written. */
export function typeWord({ type }: Pick<PublishedEntry, 'type'>, t: Translate): string {
  return ['general', 'technical', 'editorial'].includes(type) ? t(`consultation.type.${type}`) : type
}
