import { checkCharacters } from '../checks/characters.ts'
import { checkRelease } from '../checks/release.ts'
import { coverageOf } from '../fonts/coverage.ts'
import { screenAssets } from '../formats/html/assets.ts'
import { type PrintedEditions, printEditions } from '../formats/pdf/editions.ts'
import {
  citedWorks,
  recommendationEdition,
  recommendationRecords,
} from '../formats/recommendations/recommendation-data.ts'
import type { Progress } from '../ground/progress.ts'
import { collectMessages, hasErrors, type ReportedMessage } from '../ground/report.ts'
import type { Format } from '../model/publication.ts'
import { makeBilingual, writeBilingual } from './bilingual.ts'
import { type FinishedEdition, writeEditions } from './editions.ts'
import { recoverIfNeeded } from './publish.ts'
import { compileEditions, printJob, type Rendition } from './renditions.ts'
import { filesOf, type Prepared, prepare, wordsOf } from './stages.ts'

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

/**
 * The stages, in order: load, parse, translate, check, resolve, compile, print, write. Each reports on the files that it
 * works on. The messages of all editions and languages are known before anything stops for one, and nothing is written
 * when one is an error.
 */
export async function runPipeline(options: PipelineOptions): Promise<PipelineResult> {
  const { root, formats, bilingual, progress } = options
  // Before anything can fail: users are told that `dist/` is as it was.
  if (formats.length > 0) recoverIfNeeded(root)
  const prepared = await prepare(root)
  if ('failed' in prepared) return { messages: collectMessages([prepared.failed]), written: [] }
  if (options.release) checkForRelease(prepared, options)
  // A browser finds a font for any character; paper shows those of the publication alone.
  if (formats.length === 0 || formats.includes('pdf')) checkCharacters(prepared, coverageOf(prepared.equipment.assets))

  // All editions, whichever are wanted: what is wrong with the others is told as well.
  const renditions = await compileEditions(prepared)
  const files = filesOf(prepared)
  const found = collectMessages(files)
  if (isRefused(found, options) || formats.length === 0) return { messages: found, written: [] }

  const { publication, equipment } = prepared
  const wanted = renditions.filter(({ document: { edition, language } }) => isWanted({ edition, language }, options))
  const sources = renditions.filter(({ document }) => document.language === publication.languages[0])
  const targets = wanted.filter(({ document }) => document.language.id === bilingual)
  const pairs = bilingual === undefined ? undefined : await makeBilingual(targets, sources, { formats, equipment })

  const alone = formats.includes('pdf') ? wanted.map(rendition => printJob(rendition, equipment)) : []
  const printed = await printEditions(pairs?.jobs ?? alone, progress)
  const messages = collectMessages([...files, ...printed.files])
  if (isRefused(messages, options)) return { messages, written: [] }

  if (pairs) return { messages, written: writeBilingual(root, pairs, printed) }
  const written = writeEditions({
    publication,
    finished: finish(prepared, { renditions, wanted, printed, formats }),
    assets: new Map([...screenAssets(equipment.assets), ...wanted.flatMap(({ screen }) => [...screen.files])]),
    t: wordsOf(equipment, publication.languages[0]),
    commit: equipment.commit,
    complete: wanted.length === renditions.length && formats.length === 2,
  })
  return { messages, written }
}

function checkForRelease(prepared: Prepared, options: PipelineOptions): void {
  const { publication, loaded, content, equipment, localised } = prepared
  checkRelease({
    loaded,
    commit: equipment.revision,
    editions: publication.editions.filter(edition => isWanted({ edition }, options)),
    languages: publication.languages.filter(language => isWanted({ language }, options)),
    sources: content.sources,
    wordLists: content.wordLists,
    locales: localised.locales,
  })
}

interface Finishing {
  renditions: readonly Rendition[]
  wanted: readonly Rendition[]
  printed: PrintedEditions
  formats: readonly Format[]
}

function finish({ publication, content }: Prepared, finishing: Finishing): FinishedEdition[] {
  const { renditions, wanted, printed, formats } = finishing
  // The data come from one edition, whichever are wanted.
  const dataEdition = recommendationEdition(renditions.map(({ document }) => document))
  const cited = citedWorks(content.sources.values())
  return wanted.map(({ path, document, localised, titles, screen }) => {
    const { edition, language } = document
    const actors = new Map([...publication.actors].map(([id, actor]) => [id, localised.word(actor)]))
    return {
      edition,
      language,
      publicationTitle: titles.title,
      title: titles.edition,
      words: screen.words,
      translated: localised.translated(edition),
      html: formats.includes('html') ? screen.html : undefined,
      pdf: printed.pdfs.get(`${path}.pdf`),
      recommendations: edition.id === dataEdition ? recommendationRecords(document, { actors, cited }) : [],
    }
  })
}

/** Whether messages forbid publishing; for good, any does. */
function isRefused(messages: readonly ReportedMessage[], { release }: PipelineOptions): boolean {
  return release ? messages.length > 0 : hasErrors(messages)
}

/** Whether the options choose an edition, a language, or an edition in a language. */
function isWanted(
  { edition, language }: { edition?: { id: string }; language?: { id: string } },
  { editions, languages }: PipelineOptions,
): boolean {
  const isChosen = (one: { id: string } | undefined, chosen: readonly string[] | undefined) =>
    one === undefined || chosen === undefined || chosen.includes(one.id)
  return isChosen(edition, editions) && isChosen(language, languages)
}
