import type { VFile } from 'vfile'
import type { Prepared } from '../../build/prepare.ts'
import { type RenderJob, renderAll } from '../../build/render.ts'
import { textOfToday } from '../../formats/docx/sent-record.ts'
import { looksOf } from '../../formats/html/looks.ts'
import type { Files } from '../../ground/files.ts'
import type { Progress } from '../../ground/progress.ts'
import { stringifyHtml } from '../../ground/stringify-html.ts'
import type { Round } from '../../model/round.ts'
import type { SentText } from '../../model/sent-text.ts'
import { cutCells, writeWorkbook } from '../../office/write-workbook.ts'
import { consultation } from '../../renditions/consultation.ts'
import { makeRenditions, type Rendition } from '../../renditions/rendition.ts'
import { roundInLanguage } from '../../renditions/round-in-language.ts'
import type { MemberFile } from '../entries/member-file.ts'
import { type ReportChart, reportCharts } from './charts.ts'
import { discussedSegments, textName, textPages } from './discussed.ts'
import { type Disposition, disposition } from './disposition.ts'
import { reportPage } from './page.ts'
import { reportRendition } from './rendition.ts'
import { synopsisText } from './synopsis.ts'
import { dispositionWorkbook } from './workbook.ts'

/** What the table of comments and answers is made as; `text` are the editions with links to it, `synopsis` its numbers in words. */
export const REPORT_FORMATS = ['html', 'pdf', 'docx', 'xlsx', 'synopsis', 'text'] as const

/** Entries of which the table is still made for paper unasked: hundreds of pages take minutes, and nobody reads them. */
export const MOST_PRINTED = 3000

/** The formats that a table of so many entries is made in where nobody asks for any. */
export function defaultFormats(entries: number): readonly string[] {
  return REPORT_FORMATS.filter(format => entries <= MOST_PRINTED || (format !== 'pdf' && format !== 'docx'))
}

export interface ReportOptions {
  /** Of `REPORT_FORMATS`. */
  formats: readonly string[]
  /** Ids. */
  languages: readonly string[]
  members: readonly MemberFile[]
  /** The texts that were sent in the round. */
  sent: readonly SentText[]
  /** Style sheet of the page that stands alone. */
  css: string
  progress: Progress
}

export interface Report {
  /** By path below `dist/`. */
  files: Files
  /** Style sheets, fonts and pictures of pages. */
  shared: Files
  /** What printing and drawing have to say. */
  messages: VFile[]
  /** Sentences about what does not fit into a format. */
  notices: string[]
}

/**
 * Makes the table of comments and answers of a round in all languages: one table, of which the formats of editions make
 * what they make of an edition.
 *
 * @throws BrowserMissingError
 */
export async function makeReport(prepared: Prepared, round: Round, options: ReportOptions): Promise<Report> {
  const { publication } = prepared
  const all = makeRenditions(prepared)
  const editions = consultation(round.id).apply(all, all)
  const today = await textsOf(prepared, editions)
  const report: Report = { files: new Map(), shared: new Map(), messages: [], notices: [] }
  const jobs: RenderJob[] = []
  for (const language of publication.languages) {
    const own = editions.filter(({ document }) => document.language.id === language.id)
    const [edition] = own
    if (!edition || !options.languages.includes(language.id)) continue
    const table = disposition({
      ...{ members: options.members, sent: options.sent, today, language: language.id },
      round: roundInLanguage(round, edition.localised),
    })
    const wanted = (format: string): boolean => options.formats.includes(format)
    const pages = wanted('text') ? textPages(own, today) : undefined
    const charts = ['html', 'pdf', 'docx'].some(wanted) ? await reportCharts(table, language.tag, edition.t) : []
    const printed = ['pdf', 'docx'].filter(wanted)
    if (printed.length > 0) jobs.push(...jobsFor(prepared, reportRendition(table, edition, { charts }), printed))
    if (pages) for (const one of own) jobs.push(...linkingPage(prepared, withLinks(one, table)))
    await addFiles(report, table, edition, { ...options, charts, pages })
  }
  const { rendered, files } = await renderAll(jobs, all, { progress: options.progress })
  report.messages.push(...files)
  for (const { session, rendered: made } of rendered) {
    for (const [name, bytes] of made.files) report.files.set(name, bytes)
    for (const [name, bytes] of [...(session.shared ?? []), ...(made.shared ?? [])]) report.shared.set(name, bytes)
  }
  return report
}

interface FromTable {
  charts: readonly ReportChart[]
  pages: ReturnType<typeof textPages> | undefined
}

/** What is made without the formats of editions: the page that stands alone, the workbook, the numbers in words. */
async function addFiles(
  { files, notices }: Report,
  table: Disposition,
  edition: Rendition,
  { formats, css, charts, pages }: ReportOptions & FromTable,
): Promise<void> {
  const { t, document } = edition
  const { language } = document
  const name = `${language.id}/consultation-${table.round.round.id}`
  const write = (ending: string, text: string): unknown => files.set(name + ending, new TextEncoder().encode(text))
  if (formats.includes('html')) {
    const rendition = reportRendition(table, edition, { charts, ...(pages && { addressOf: pages }) })
    write('.html', stringifyHtml(await reportPage(rendition, css)))
  }
  if (formats.includes('xlsx')) {
    const book = dispositionWorkbook(table, language, t)
    files.set(`${name}.xlsx`, writeWorkbook(book))
    for (const cell of cutCells(book))
      notices.push(
        `dist/${name}.xlsx: ${cell}: longer than a cell can be, and cut there; the other formats have it whole`,
      )
  }
  if (formats.includes('synopsis')) write('.synopsis.md', synopsisText(table, t))
}

/** An edition as it is now, with the numbers and a link from each paragraph to what was said about it. */
function withLinks(edition: Rendition, table: Disposition): Rendition {
  const { consulted: _, ...rest } = edition
  return { ...rest, path: `${edition.document.language.id}/${textName(edition)}`, discussed: discussedSegments(table) }
}

/** No links to other formats: those of the round are as it was sent. */
function linkingPage({ publication, loaded, formats }: Prepared, rendition: Rendition): RenderJob[] {
  const format = [...formats.keys()].find(({ linksToEntries }) => linksToEntries)
  return format ? [{ rendition, format, session: format.setUp({ publication, loaded, formats: [format] }) }] : []
}

function jobsFor({ formats }: Prepared, rendition: Rendition, wanted: readonly string[]): RenderJob[] {
  return [...formats].flatMap(([format, session]) =>
    wanted.includes(format.id) ? [{ rendition, format, session }] : [],
  )
}

/** The editions of a round as they would be sent today, in all languages: an entry may be shown in its own. */
async function textsOf(prepared: Prepared, editions: readonly Rendition[]): Promise<SentText[]> {
  const { assets } = looksOf(prepared.publication, prepared.loaded)
  const texts: SentText[] = []
  for (const rendition of editions) {
    const text = await textOfToday(rendition, assets)
    if (text) texts.push(text)
  }
  return texts
}
