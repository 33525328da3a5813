import { INTERFACE } from './interface/list.ts'
import { percentTranslated, type Share, totalOf } from './share.ts'
import type { ChapterStatus, LanguageStatus, SegmentStatus } from './status.ts'
import { diffText, formatDiff } from './word-diff.ts'

export interface StatusTextOptions {
  /** Also the stale segments, with what changed in their sources. */
  diff: boolean
}

/** The status as text: a table for each language, of its editions and their chapters. */
export function formatStatus(languages: readonly LanguageStatus[], { diff }: StatusTextOptions): string {
  return languages.map(language => formatLanguage(language, diff)).join('\n')
}

function formatLanguage(language: LanguageStatus, diff: boolean): string {
  const chapters = new Map(language.chapters.map(chapter => [chapter.name, chapter]))
  const rows = [
    ['', 'words', 'done', 'reviewed', 'stale', 'prefilled', 'missing', 'issues'],
    row(`${language.name} (${language.id})`, language),
    ...language.editions.flatMap(edition => [
      row(`  ${edition.id}`, edition),
      ...edition.chapters.flatMap(name => {
        const chapter = chapters.get(name)
        return chapter ? [row(`    ${name}`, chapter)] : []
      }),
    ]),
    ...language.chapters.filter(({ name }) => name === INTERFACE).map(chapter => row(`  ${chapter.name}`, chapter)),
  ]
  const widths = rows.reduce<number[]>(
    (most, cells) => cells.map((cell, at) => Math.max(most[at] ?? 0, cell.length)),
    [],
  )
  const lines = rows.map(cells =>
    cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  '),
  )
  const stale = diff ? language.chapters.flatMap(formatStale) : []
  return `${[...lines, ...formatQuestions(language), ...stale].join('\n')}\n`
}

function row(name: string, { share, issues }: { share: Share; issues: number }): string[] {
  const { segments, reviewed } = share
  return [
    name,
    String(totalOf(share.words)),
    `${percentTranslated(share)} %`,
    ...[reviewed, segments.stale, segments.prefilled, segments.untranslated, issues].map(String),
  ]
}

/** What translators ask, with the place where it is answered. */
function formatQuestions({ questions }: LanguageStatus): string[] {
  if (questions.length === 0) return []
  return [
    '',
    'Questions to the editors; answer in the note, in a line below that begins with "!":',
    ...questions.flatMap(({ id, in: where, text, place }) => [`  ${place}  ${id} (${where})`, `    ${text}`]),
  ]
}

function formatStale({ name, segments }: ChapterStatus): string[] {
  return segments.flatMap((segment: SegmentStatus) =>
    segment.state === 'stale'
      ? [
          '',
          `${segment.id}  ${name}: ${segment.in}`,
          `  source:  ${formatDiff(diffText(segment.previous ?? '', segment.source))}`,
          `  target:  ${segment.target}`,
        ]
      : [],
  )
}
