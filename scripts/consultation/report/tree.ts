import type { BlockContent, Heading, PhrasingContent, Root, Table, TableCell } from 'mdast'
import type { Translate } from '../../model/interface.ts'
import type { Change } from '../../model/nodes.ts'
import type { Language } from '../../model/publication.ts'
import type { DiffPart } from '../../translations/word-diff.ts'
import { isInProposal } from '../entries/proposed-change.ts'
import type { ReportChart } from './charts.ts'
import type { Disposition, Group, PublishedEntry } from './disposition.ts'
import { groupWord, memberWord, STATUS_COLUMNS, statusWord, summaries } from './summary.ts'
import { synopsis } from './synopsis.ts'
import { typeWord } from './workbook.ts'

export interface TreeOptions {
  language: Language
  /** All languages of the publication: what members wrote is marked with theirs. */
  languages: readonly Language[]
  t: Translate
  charts: readonly ReportChart[]
  /** Address of a paragraph in the text as it is now; none where pages have no neighbours. */
  addressOf?(group: Group): string | undefined
}

/** A chapter of the table of comments and answers, in the nodes that every format takes. */
export interface ReportChapter {
  slug: 'summary' | 'open' | 'entries'
  tree: Root
}

/** The source that the figures of the table stand in. */
export const REPORT_SCOPE = 'consultation-report'

/** Anchor of an entry. */
export function entryAnchor({ id }: Pick<PublishedEntry, 'id'>): string {
  return `entry-${id}`
}

/** The table as chapters: the numbers, what is open, every entry. What members wrote comes in as text nodes alone. */
export function reportChapters(table: Disposition, options: TreeOptions): ReportChapter[] {
  const { t } = options
  const chapter = (slug: ReportChapter['slug'], key: string, children: BlockContent[]): ReportChapter => ({
    slug,
    tree: { type: 'root', children: [heading(1, t(`consultation.report.${key}`), slug), ...children] },
  })
  return [
    chapter('summary', 'summary', [
      ...synopsis(table, t).map(text => paragraph([plain(text)])),
      ...options.charts.map(chart),
      ...numbers(table, t),
    ]),
    chapter('open', 'open', openList(table, t)),
    chapter('entries', 'table', groups(table, options)),
  ]
}

function chart({ src, alt, caption }: ReportChart, index: number): BlockContent {
  return {
    type: 'block',
    name: 'figure',
    attributes: { src, alt },
    data: { scope: REPORT_SCOPE, id: `fig-${index + 1}`, number: String(index + 1) },
    children: [paragraph([plain(caption)])],
  }
}

function numbers(table: Disposition, t: Translate): BlockContent[] {
  const columns = [t('consultation.report.total'), ...STATUS_COLUMNS.map(status => statusWord(status, t))]
  return summaries(table, t).flatMap(({ key, rows }): BlockContent[] => [
    heading(2, t(`consultation.report.${key}`), key),
    tableOf(
      [0.28, ...columns.map(() => 0.72 / columns.length)],
      'numbers',
      ['', ...columns].map(text => head(text)),
      rows.map(({ name, total, counts }) => [
        head(name, 'row'),
        ...[total, ...counts].map(count => cell([plain(String(count))])),
      ]),
      ['left', ...columns.map(() => 'right' as const)],
    ),
  ])
}

/** What is open, a line for each place in the text. */
function openList(table: Disposition, t: Translate): BlockContent[] {
  const open = table.groups.filter(({ entries }) => entries.some(({ isOpen }) => isOpen))
  if (open.length === 0) return [paragraph([plain(t('consultation.report.openNone'))])]
  const items = open.map(group =>
    paragraph([
      plain(`${aboutWords(group, t)}: `),
      ...group.entries
        .filter(({ isOpen }) => isOpen)
        .flatMap((entry, index): PhrasingContent[] => [
          ...(index === 0 ? [] : [plain(', ')]),
          link(`#${entryAnchor(entry)}`, memberWord(entry, t)),
        ]),
    ]),
  )
  return [
    {
      type: 'list',
      ordered: true,
      spread: false,
      data: { hProperties: { className: ['open'] } },
      children: items.map(item => ({ type: 'listItem', spread: false, children: [item] })),
    },
  ]
}

/** Characters of a paragraph without a number that it is called by. */
const LONGEST_NAME = 60

/** What a group is about: `Paragraph 14 bis`; its first words where it has no number, as headings have none. */
function aboutWords(group: Group, t: Translate): string {
  const words = groupWord(group, t)
  const text = group.paragraph?.before ?? ''
  if (words !== '' || text === '') return words || group.chapterTitle
  return text.length <= LONGEST_NAME ? `“${text}”` : `“${text.slice(0, text.lastIndexOf(' ', LONGEST_NAME))} …”`
}

/** What a group stands under: its chapter, else what its kind is called. */
function headingOf(group: Group, t: Translate): string {
  if (group.chapterTitle !== '') return group.chapterTitle
  return group.kind === 'question' ? t('consultation.sheet.questions') : groupWord(group, t)
}

function groups(table: Disposition, options: TreeOptions): BlockContent[] {
  const made: BlockContent[] = []
  const anchors = new Anchors(table)
  let last: string | undefined
  for (const group of table.groups) {
    const title = headingOf(group, options.t)
    const about = aboutWords(group, options.t)
    const isNamed = about !== title && about !== ''
    const anchor = anchors.once(group.anchor)
    if (title !== last && title !== '') {
      const place = group.kind === 'question' ? 'questions' : chapterAnchor(group)
      made.push(heading(2, title, isNamed ? anchors.once(place) : (anchor ?? anchors.once(place))))
    }
    last = title
    if (isNamed) made.push(heading(3, about, anchor))
    made.push(...paragraphThen(group, options))
    made.push(entryTable(group.entries, options, anchors))
  }
  return made
}

function chapterAnchor({ chapter }: Group): string {
  return `entries-${chapter.replace(/[^A-Za-z0-9]+/g, '-')}`
}

/** Anchors, each once; and which entries there are, for links to them. */
class Anchors {
  readonly #known = new Set<string>()
  readonly #entries: ReadonlySet<string>

  constructor({ groups: all }: Disposition) {
    this.#entries = new Set(all.flatMap(({ entries }) => entries.map(({ id }) => id)))
  }

  once(anchor: string): string | undefined {
    if (anchor === '' || this.#known.has(anchor)) return undefined
    this.#known.add(anchor)
    return anchor
  }

  has(entry: string): boolean {
    return this.#entries.has(entry)
  }
}

/** The paragraph as it was and is: one text with what changed in it. */
function paragraphThen(group: Group, options: TreeOptions): BlockContent[] {
  const { paragraph: then } = group
  if (!then) return []
  const { t, addressOf } = options
  const state = then.now === undefined ? 'deleted' : then.now === then.before ? 'unchanged' : 'changed'
  const address = then.now === undefined ? undefined : addressOf?.(group)
  const words = t(`consultation.report.${state}`)
  return [
    {
      ...paragraph([address === undefined ? { type: 'emphasis', children: [plain(words)] } : link(address, words)]),
      data: { staysWithNext: true, hProperties: { className: ['state'] } },
    },
    {
      type: 'blockquote',
      data: inLanguage(then.language, options),
      children: [{ ...paragraph(marked(then.change)), data: { staysWithNext: true } }],
    },
  ]
}

/** Shares of the columns: who, what was said, the answer, the status. One below the other, tables have the same. */
const COLUMN_WIDTHS: readonly number[] = [0.17, 0.42, 0.26, 0.15]

function entryTable(entries: readonly PublishedEntry[], options: TreeOptions, anchors: Anchors): Table {
  const { t } = options
  const columns = ['member', 'said', 'answer', 'status'].map(key => head(t(`consultation.report.${key}`)))
  return tableOf(
    COLUMN_WIDTHS,
    'entries',
    columns,
    entries.map(entry => [
      who(entry, options, anchors),
      { ...cell(said(entry)), data: inLanguage(entry.language, options) },
      cell([
        ...lines(entry.response),
        ...small(entry.by === '' ? [] : [`${t('consultation.report.by')}: ${entry.by}`]),
      ]),
      cell([
        entry.isOpen
          ? { type: 'strong', children: [plain(statusWord(entry.status, t))] }
          : plain(statusWord(entry.status, t)),
      ]),
    ]),
  )
}

function who(entry: PublishedEntry, { t }: TreeOptions, anchors: Anchors): TableCell {
  const facts = [
    t(`consultation.report.kinds.${entry.kind}`),
    typeWord(entry, t),
    entry.uncertain ? t('consultation.report.uncertain') : '',
    entry.author === '' ? '' : `${t('consultation.report.author')}: ${entry.author}`,
  ].filter(text => text !== '')
  const reply: PhrasingContent[] = anchors.has(entry.repliesTo)
    ? [{ type: 'break' }, link(`#${entryAnchor({ id: entry.repliesTo })}`, t('consultation.report.replyTo'))]
    : []
  const id = anchors.once(entryAnchor(entry))
  const made = head('', 'row')
  return {
    ...made,
    data: { ...made.data, ...(id === undefined ? {} : { id }) },
    children: [plain(memberWord(entry, t)), ...small([facts.join(' · ')]), ...reply],
  }
}

function said(entry: PublishedEntry): PhrasingContent[] {
  const parts: PhrasingContent[][] = [
    entry.words === '' ? [] : [{ type: 'emphasis', children: [plain(`“${entry.words}”`)] }],
    // What a change puts in is in the proposal already.
    isInProposal(entry.text, entry.proposal) ? [] : lines(entry.text),
    marked(entry.proposal),
  ]
  return parts
    .filter(part => part.length > 0)
    .flatMap((part, index): PhrasingContent[] => (index === 0 ? part : [{ type: 'break' }, ...part]))
}

function lines(text: string): PhrasingContent[] {
  return text
    .split(/\n+/)
    .filter(line => line.trim() !== '')
    .flatMap((line, index): PhrasingContent[] => [...(index === 0 ? [] : [{ type: 'break' as const }]), plain(line)])
}

function small(texts: readonly string[]): PhrasingContent[] {
  return texts.flatMap((text): PhrasingContent[] => [
    { type: 'break' },
    { type: 'emphasis', data: { hName: 'small' }, children: [plain(text)] },
  ])
}

function marked(parts: readonly DiffPart[]): PhrasingContent[] {
  return parts.map(({ kind, text }): PhrasingContent => {
    if (kind === 'same') return plain(text)
    const change = kind === 'added' ? 'inserted' : 'deleted'
    return { type: 'change', kind: change, quoted: true, children: [plain(text)] } satisfies Change
  })
}

function plain(value: string): PhrasingContent {
  return { type: 'text', value }
}

function link(url: string, text: string): PhrasingContent {
  return { type: 'link', url, children: [{ type: 'text', value: text }] }
}

function paragraph(children: PhrasingContent[]): BlockContent & { type: 'paragraph' } {
  return { type: 'paragraph', children }
}

function heading(depth: Heading['depth'], text: string, id?: string): Heading {
  return { type: 'heading', depth, children: [plain(text)], ...(id === undefined ? {} : { data: { id } }) }
}

function cell(children: PhrasingContent[]): TableCell {
  return { type: 'tableCell', children }
}

function head(text: string, scope: 'col' | 'row' = 'col'): TableCell {
  const data = text === '' && scope === 'col' ? {} : { hName: 'th', hProperties: { scope } }
  return { ...cell(text === '' ? [] : [plain(text)]), data: text === '' && scope === 'col' ? { hName: 'td' } : data }
}

function tableOf(
  widths: readonly number[],
  name: string,
  columns: TableCell[],
  rows: TableCell[][],
  align: Table['align'] = null,
): Table {
  return {
    type: 'table',
    align,
    data: { widths, hProperties: { className: [name] } },
    children: [columns, ...rows].map(children => ({ type: 'tableRow', children })),
  }
}

/** Nothing where it is the table's, or none of the publication's. */
function inLanguage(id: string, { language, languages }: TreeOptions): { lang?: string } {
  const tag = id === language.id ? undefined : languages.find(one => one.id === id)?.tag
  return tag === undefined ? {} : { lang: tag }
}
