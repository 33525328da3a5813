import type { Wanted } from '../checks/definition/material.ts'
import { runChecks } from '../checks/definition/run.ts'
import { checkFigures } from '../checks/figures/check-figures.ts'
import type { Format, FormatSession } from '../formats/format.ts'
import { breathe } from '../ground/breathe.ts'
import { timed } from '../ground/profile.ts'
import type { Progress } from '../ground/progress.ts'
import { collectMessages, hasErrors, hasProblems, type ReportedMessage } from '../ground/report.ts'
import type { Language } from '../model/publication.ts'
import { checkEditions, makeRenditions, wordsOf } from '../renditions/rendition.ts'
import { titlesOf } from '../renditions/titles.ts'
import type { Variant } from '../renditions/variant.ts'
import type { SiteLanguage } from '../site/site.ts'
import type { DistState } from './dist-state.ts'
import { EarlyBrowser } from './early-browser.ts'
import { checkPrepared, materialOf, type Prepared, prepare } from './prepare.ts'

export interface PipelineOptions {
  /** Absolute path of the publication's folder. */
  root: string
  /** Which editions, by id; all by default. */
  editions?: readonly string[]
  /** Which languages, by id; all by default. */
  languages?: readonly string[]
  /** Which formats to write, by id; all that the publication has by default. None: everything is checked, nothing written. */
  formats?: readonly string[]
  /** Whether this is for good: drafts, missing or old translations, uncommitted sources and any warning refuse it. */
  release?: boolean
  /** Whether the pages are examined for what hinders readers, which the page on accessibility tells. It takes its time. */
  measure?: boolean
  /** Another shape of the editions, written beside them, and nothing else. */
  variant?: Variant
  /** What was prepared already, perhaps of another folder than the one in whose `dist/` the outcome is put. */
  prepared?: Prepared
  /** Checks what was prepared already. */
  check?: () => Promise<void>
  /** A browser that is started already, or will be; whoever made it ends it. */
  browser?: EarlyBrowser
  /** Whether what can be made is written although the content has errors, which are told all the same. */
  evenFaulty?: boolean
  /** Called when all is made and nothing written; nothing is where it throws. */
  beforeWriting?: () => void
  progress: Progress
}

export interface PipelineResult {
  messages: ReportedMessage[]
  /** Paths below `dist/` that were written. */
  written: string[]
  /** What `dist/` then is; undefined where nothing was written, or it holds what cannot be told. */
  dist?: DistState | undefined
  /** All of its files with their bytes, where all were made now and none of them depends on what was there before. */
  files?: ReadonlyMap<string, Uint8Array>
}

/**
 * The stages, in order: load, parse, translate, check, resolve, render, write. Each reports on the files that it works on.
 * The messages of all editions and languages are known before anything stops for one, and nothing is written when one is
 * an error. While the browser lays out the first pages, all is checked: what was made is thrown away where that finds errors.
 */
export async function runPipeline(options: PipelineOptions): Promise<PipelineResult> {
  const browser = options.browser ?? new EarlyBrowser(options.progress.log)
  try {
    return await runStages(options, browser)
  } finally {
    if (browser !== options.browser) await browser.end()
  }
}

async function runStages(options: PipelineOptions, browser: EarlyBrowser): Promise<PipelineResult> {
  const { root, variant, progress } = options
  const checkOnly = options.formats?.length === 0
  // Before anything can fail: users are told that `dist/` is as it was.
  if (!checkOnly) (await import('./publish.ts')).recoverIfNeeded(root)
  const onFormats = (formats: Iterable<Format>): void => {
    if (needBrowser(formats, options.formats) && !options.release) browser.start()
  }
  const prepared = options.prepared ?? (await prepare(root, { variant, unchecked: true, onFormats }))
  if ('failed' in prepared) return { messages: collectMessages([prepared.failed]), written: [] }
  const { silenced } = prepared.publication.checks
  const formats = [...prepared.formats].filter(([{ id }]) => checkOnly || isChosen(id, options.formats))
  let checking: Promise<ReportedMessage[]> | undefined
  const found = (): Promise<ReportedMessage[]> => {
    checking ??= checkAll(
      prepared,
      options,
      formats.map(([, session]) => session),
    )
    return checking
  }
  // Nothing is made of what is for good and may be refused for any word.
  if (checkOnly || options.release) {
    const messages = await found()
    if (checkOnly || isRefused(messages, options)) return { messages, written: [] }
  }

  // What only publishing needs, a browser's driver above all, is loaded now.
  const [{ renderAll }, { writePublications, writeVariant }] = await Promise.all([
    import('./render.ts'),
    import('./write.ts'),
  ])
  const all = makeRenditions(prepared)
  const chosen = all.filter(({ edition, localised: { language } }) => isWanted({ edition, language }, options))
  const wanted = variant ? variant.apply(chosen, all) : chosen
  const jobs = wanted.flatMap(rendition =>
    formats.flatMap(([format, session]) =>
      // Data are the same in every shape.
      variant && (format.kind === 'data' || (variant.marksChanges && !format.marksChanges))
        ? []
        : [{ rendition, format, session }],
    ),
  )
  const check = async (): Promise<void> => {
    if (isRefused(await found(), options)) throw new RefusedError()
  }
  const made = await timed({ stage: 'make' }, () =>
    renderAll(jobs, all, { progress, check, lend: () => browser.lend() }),
  ).catch(async error => {
    // What is wrong with the content may be why something could not be made: that is told, then.
    const messages = await found()
    if (isRefused(messages, options)) return { messages }
    throw error
  })
  if ('messages' in made) return { messages: made.messages, written: [] }
  const { rendered, files } = made
  const messages = collectMessages([...prepared.files, ...files], silenced)
  if (isRefused(messages, options)) return { messages, written: [] }

  const { publication, content } = prepared
  const examined =
    options.measure && !variant ? await (await import('./measure.ts')).measure(rendered, progress) : new Map()
  options.beforeWriting?.()
  if (variant) return { messages, ...writeVariant(root, rendered, content.attachments) }
  const written = await timed({ stage: 'write' }, () =>
    writePublications({
      publication,
      formats: [...prepared.formats.keys()],
      rendered,
      attachments: content.attachments,
      languages: siteLanguages(prepared),
      versions: content.versions,
      examined,
      complete: chosen.length === all.length && formats.length === prepared.formats.size,
    }),
  )
  return { messages, ...written }
}

/** The content has errors, or is not fit for a release: what is under way need not be finished. */
class RefusedError extends Error {
  override name = 'RefusedError'
}

/** All that can be said before anything is made. All editions, whichever are wanted: what is wrong with the others is told as well. */
async function checkAll(
  prepared: Prepared,
  options: PipelineOptions,
  sessions: readonly FormatSession[],
): Promise<ReportedMessage[]> {
  await (options.prepared ? options.check?.() : checkPrepared(prepared))
  if (options.release) await runChecks(materialOf(prepared, wantedOf(prepared, options)), 'release')
  timed({ stage: 'check' }, () => {
    for (const session of sessions) session.check?.(materialOf(prepared))
  })
  await breathe()
  timed({ stage: 'put together' }, () => checkEditions(prepared))
  await timed({ stage: 'check figures' }, () =>
    checkFigures(prepared.content.figures, prepared.localised.languages.values()),
  )
  return collectMessages(prepared.files, prepared.publication.checks.silenced)
}

/** The languages, with what things are called in them. */
export function siteLanguages(prepared: Prepared): SiteLanguage[] {
  return prepared.publication.languages.map(language => siteLanguage(prepared, language))
}

function siteLanguage({ publication, localised, words }: Prepared, language: Language): SiteLanguage {
  const own = localised.languages.get(language.id)
  if (!own) throw new Error(`Nothing was localised to ${language.id}`)
  return { language, t: wordsOf(words, language), titles: edition => titlesOf(publication, edition, own) }
}

function wantedOf({ publication }: Prepared, options: PipelineOptions): Wanted {
  return {
    toComment: options.variant?.toComment ?? false,
    editions: publication.editions.filter(edition => isWanted({ edition }, options)),
    languages: publication.languages.filter(language => isWanted({ language }, options)),
  }
}

/** Whether messages forbid publishing; for good, any does. */
function isRefused(messages: readonly ReportedMessage[], { release, evenFaulty }: PipelineOptions): boolean {
  if (evenFaulty) return false
  return release ? hasProblems(messages) : hasErrors(messages)
}

/** Whether the options choose an edition, a language, or an edition in a language. */
function isWanted(
  { edition, language }: { edition?: { id: string }; language?: { id: string } },
  { editions, languages }: PipelineOptions,
): boolean {
  return (!edition || isChosen(edition.id, editions)) && (!language || isChosen(language.id, languages))
}

/** Whether the browser has a part in what is to be made. */
export function needBrowser(formats: Iterable<Format>, chosen: readonly string[] | undefined): boolean {
  return [...formats].some(({ id, needsBrowser }) => needsBrowser && isChosen(id, chosen))
}

function isChosen(id: string, chosen: readonly string[] | undefined): boolean {
  return chosen === undefined || chosen.includes(id)
}
