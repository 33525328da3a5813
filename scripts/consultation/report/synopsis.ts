import type { Translate } from '../../model/interface.ts'
import type { Disposition } from './disposition.ts'
import { STATUS_COLUMNS, statusWord, summaries } from './summary.ts'

/** How many chapters a text of a few lines names. */
const MOST_CHAPTERS = 3

/** The numbers of a round in a few sentences, a paragraph each: for the annex of the next draft. */
export function synopsis(table: Disposition, t: Translate): string[] {
  const word = (key: string, values: Record<string, unknown> = {}): string =>
    t(`consultation.report.synopsis.${key}`, values)
  const { title, from, until } = table.round
  const entries = table.groups.flatMap(group => group.entries)
  const members = new Set(entries.map(({ memberNumber }) => memberNumber)).size
  const all = summaries(table, t)
  const counts = all.find(({ key }) => key === 'byStatus')?.rows[0]?.counts ?? []
  const statuses = STATUS_COLUMNS.flatMap((status, index) =>
    (counts[index] ?? 0) === 0 ? [] : [`${statusWord(status, t)}: ${counts[index]}`],
  )
  const concerned = new Map<string, number>()
  for (const { chapterTitle, entries: own } of table.groups)
    if (chapterTitle !== '') concerned.set(chapterTitle, (concerned.get(chapterTitle) ?? 0) + own.length)
  const chapters = [...concerned]
    .sort(([, one], [, other]) => other - one)
    .slice(0, MOST_CHAPTERS)
    .map(([name, count]) => `${name} (${count})`)
  return [
    t('consultation.report.intro', { title: title.text, from, until }),
    [
      word('entries', { count: entries.length, from: word('members', { count: members }) }),
      ...(statuses.length === 0 ? [] : [word('statuses', { list: statuses.join('; ') })]),
      ...(chapters.length === 0 ? [] : [word('chapters', { list: chapters.join('; ') })]),
    ].join(' '),
  ]
}

/** The same as a file to paste from: Markdown in which nothing that members or chapters are called is markup. */
export function synopsisText(table: Disposition, t: Translate): string {
  return `${synopsis(table, t).map(escapeMarkdown).join('\n\n')}\n`
}

function escapeMarkdown(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>#|~^@{}$]/g, '\\$&')
}
