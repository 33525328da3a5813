import { checkRelease } from './checks/release.ts'
import { type Files, screenAssets } from './html/assets.ts'
import { type RenderedPage, type RenderInput, renderBilingual, renderDocument } from './html/render.ts'
import { titlesOf } from './html/titles.ts'
import type { Equipment } from './load/equipment.ts'
import type { Localised } from './load/localise.ts'
import type { Edition, Language, Publication } from './model.ts'
import { type PrintJob, printEditions } from './pdf/editions.ts'
import type { Progress } from './progress.ts'
import { collectMessages, hasErrors, type ReportedMessage } from './report.ts'
import type { ResolvedDocument } from './resolve/document.ts'
import { filesOf, type Prepared, prepare, renderInput, resolve, wordsOf } from './stages.ts'
import { writeEditions } from './write/editions.ts'
import { exclusively } from './write/lock.ts'
import { publish, recoverIfNeeded } from './write/publish.ts'
import { citedWorks, recommendationEdition, recommendationRecords } from './write/recommendation-data.ts'

export type Format = 'html' | 'pdf'

export interface PipelineOptions {
  /** Absolute path of the publication's folder. */
  root: string
  /** Which editions, by id; all by default. */
  editions?: readonly string[]
  /** Which languages, by id; all by default. */
  languages?: readonly string[]
  /** Which formats to write. None: everything is checked and nothing written. */
  formats: readonly Format[]
  /** Whether this is for good: drafts, missing or old translations, uncommitted sources and any warning refuse it. */
  release?: boolean
  /** Id of a language whose editions are made with the source beside the translation, and nothing else. */
  bilingual?: string
  progress: Progress
}

export interface PipelineResult {
  messages: ReportedMessage[]
  /** Paths below `dist/` that were written. */
  written: string[]
}

/** One edition in one language, compiled for both media. */
interface Rendition {
  path: string
  document: ResolvedDocument
  localised: Localised
  input: RenderInput
  screen: RenderedPage
  print: RenderedPage
}

/**
 * The stages, in order: load, parse, translate, resolve, check, compile, print, write. Each reports on the files that it
 * works on. The messages of all editions and languages are known before anything stops for one, and nothing is written
 * when one is an error.
 */
export async function runPipeline(options: PipelineOptions): Promise<PipelineResult> {
  if (options.formats.length > 0) recoverIfNeeded(options.root)
  const prepared = await prepare(options.root)
  if ('failed' in prepared) return { messages: collectMessages([prepared.failed]), written: [] }

  const { publication, loaded, content, equipment, localised } = prepared
  if (options.release) {
    const { editions, languages } = publication
    checkRelease({
      loaded,
      commit: equipment.revision,
      editions: editions.filter(({ id }) => options.editions?.includes(id) ?? true),
      languages: languages.filter(({ id }) => options.languages?.includes(id) ?? true),
      sources: content.sources,
      wordLists: content.wordLists,
      locales: localised.locales,
    })
  }
  const renditions: Rendition[] = []
  for (const edition of publication.editions)
    for (const words of localised.languages.values()) {
      const document = resolve(prepared, edition, words)
      const rendition = document && (await compile(prepared, document, words))
      if (rendition) renditions.push(rendition)
    }

  const files = filesOf(prepared)
  const found = collectMessages(files)
  const refuses = (messages: readonly ReportedMessage[]) =>
    options.release ? messages.length > 0 : hasErrors(messages)
  if (refuses(found) || options.formats.length === 0) return { messages: found, written: [] }

  const wanted = renditions.filter(({ document: { edition, language } }) => isWanted(edition, language, options))
  if (options.bilingual !== undefined)
    return publishBilingual(publication, wanted, renditions, equipment, found, options)
  const jobs = options.formats.includes('pdf')
    ? wanted.map(rendition => printJob(publication, rendition, equipment))
    : []
  const printed = await printEditions(jobs, options.progress)
  const messages = collectMessages([...files, ...printed.files])
  if (refuses(messages)) return { messages, written: [] }

  // The data come from one edition, whichever are wanted.
  const dataEdition = recommendationEdition(renditions.map(({ document }) => document))
  const cited = citedWorks(content.sources.values())
  const written = writeEditions({
    publication,
    finished: wanted.map(({ path: name, document, localised: words, screen }) => {
      const { edition, language } = document
      const actors = new Map([...publication.actors].map(([id, actor]) => [id, words.word(actor)]))
      const titles = titlesOf(publication, edition, words)
      return {
        edition,
        language,
        publicationTitle: titles.title,
        title: titles.edition,
        words: screen.words,
        translated: words.translated(edition),
        html: options.formats.includes('html') ? screen.html : undefined,
        pdf: printed.pdfs.get(`${name}.pdf`),
        recommendations: edition.id === dataEdition ? recommendationRecords(document, { actors, cited }) : [],
      }
    }),
    assets: new Map([...screenAssets(equipment.assets), ...wanted.flatMap(({ screen }) => [...screen.files])]),
    t: wordsOf(equipment, publication.languages[0]),
    commit: equipment.commit,
    complete: wanted.length === renditions.length && options.formats.length === 2,
  })
  return { messages, written }
}

async function compile(
  prepared: Prepared,
  document: ResolvedDocument,
  localised: Localised,
): Promise<Rendition | undefined> {
  const input = renderInput(prepared, document, localised)
  if (!input) return undefined
  return {
    path: `${document.language.id}/${document.edition.id}`,
    document,
    localised,
    input,
    screen: await renderDocument(input, 'screen'),
    print: await renderDocument(input, 'print'),
  }
}

/** Publishes editions of one language with the source beside it, next to what `dist/` holds. */
async function publishBilingual(
  publication: Publication,
  wanted: readonly Rendition[],
  all: readonly Rendition[],
  equipment: Equipment,
  found: ReportedMessage[],
  { bilingual, formats, progress, root }: PipelineOptions,
): Promise<PipelineResult> {
  const files: Files = screenAssets(equipment.assets)
  const jobs: PrintJob[] = []
  const written: string[] = []
  for (const target of wanted.filter(({ document }) => document.language.id === bilingual)) {
    const isSource = ({ document }: Rendition) =>
      document.edition === target.document.edition && document.language === publication.languages[0]
    const source = all.find(isSource)
    if (!source) continue
    const name = `${target.path}.bilingual`
    if (formats.includes('html')) {
      const screen = await renderBilingual(source.input, target.input, 'screen')
      for (const [file, bytes] of screen.files) files.set(file, bytes)
      files.set(`${name}.html`, new TextEncoder().encode(screen.html))
      written.push(`${name}.html`)
    }
    if (formats.includes('pdf')) {
      const print = await renderBilingual(source.input, target.input, 'print')
      jobs.push({ ...printJob(publication, { ...target, path: name, print }, equipment), paginated: false })
    }
  }
  const printed = await printEditions(jobs, progress)
  for (const [file, { pdf }] of printed.pdfs) {
    files.set(file, pdf)
    written.push(file)
  }
  const messages = [...found, ...collectMessages(printed.files)]
  if (hasErrors(messages)) return { messages, written: [] }
  exclusively(root, () => publish(root, files, false))
  return { messages, written }
}

function printJob(publication: Publication, rendition: Rendition, { assets, date }: Equipment): PrintJob {
  const { document, localised, print } = rendition
  const titles = titlesOf(publication, document.edition, localised)
  return {
    path: `${rendition.path}.pdf`,
    html: print.html,
    paginated: true,
    files: new Map([...assets, ...print.files]),
    metadata: {
      title: `${titles.title} – ${titles.edition}`,
      language: document.language.tag,
      authors: [titles.body],
      subject: titles.subtitle,
      keywords: [],
      date,
    },
  }
}

function isWanted(edition: Edition, language: Language, { editions, languages }: PipelineOptions): boolean {
  return (editions?.includes(edition.id) ?? true) && (languages?.includes(language.id) ?? true)
}
