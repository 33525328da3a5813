import { setImmediate } from 'node:timers/promises'
import { VFile } from 'vfile'
import { type PrintBrowser, withBrowser } from '../browser/browser.ts'
import type { Format, FormatSession, Rendered } from '../formats/format.ts'
import { timed } from '../ground/profile.ts'
import type { Progress } from '../ground/progress.ts'
import type { Rendition } from '../renditions/rendition.ts'

/** A rendition in a format. */
export interface RenderJob {
  rendition: Rendition
  format: Format
  session: FormatSession
}

export interface RenderedJob extends RenderJob {
  rendered: Rendered
}

export interface RenderOutcome {
  /** What was made, in the order of the jobs. */
  rendered: RenderedJob[]
  /** What is to be said about it. */
  files: VFile[]
}

export interface RenderOptions {
  progress: Progress
  /** Run as soon as the browser has something to do; nothing more is made where it throws. */
  check?: () => Promise<void>
  /** Lends a browser that has been started already. */
  lend?: () => Promise<PrintBrowser>
}

/** Renditions that the browser works on at once. While it lays one out, another is finished: on two cores, two are quickest. */
const AT_ONCE = 2

/**
 * Renders renditions in formats. Those that need the browser share one, which has two of them at a time, the longest first: while
 * the last of these are printed, there is work left without it. The others are made while it works. Their bytes do not depend on the order.
 *
 * @throws BrowserMissingError
 */
export async function renderAll(
  jobs: readonly RenderJob[],
  all: readonly Rendition[],
  { progress, check, lend }: RenderOptions,
): Promise<RenderOutcome> {
  const done = new Map<RenderJob, Rendered>()
  const files = new Map(jobs.map(job => [job, new VFile({ path: `dist/${fileName(job)}` })]))
  const render = async (job: RenderJob, browser: () => PrintBrowser, onBrowserDone: () => void): Promise<void> => {
    const file = files.get(job) as VFile
    const { edition, localised } = job.rendition
    const work = { stage: 'make', edition: edition.id, language: localised.language.id, format: job.format.id }
    const rendered = await timed(work, () => job.session.render(job.rendition, { browser, onBrowserDone, file, all }))
    if (rendered) done.set(job, rendered)
  }
  const printed = jobs.filter(({ format }) => format.needsBrowser).sort(longestFirst)
  const others = async (): Promise<void> => {
    await check?.()
    for (const job of jobs.filter(({ format }) => !format.needsBrowser)) {
      // What the browser has said meanwhile is answered first: it is not to wait.
      await setImmediate()
      await render(job, noBrowser, () => undefined)
    }
  }
  await (printed.length === 0
    ? others()
    : lendFor(lend, progress, browser => printAll(browser, printed, progress, render, others)))
  return {
    rendered: jobs.flatMap(job => {
      const rendered = done.get(job)
      return rendered ? [{ ...job, rendered }] : []
    }),
    files: [...files.values()],
  }
}

/** Uses the browser that is lent, or one of its own. */
async function lendFor(
  lend: RenderOptions['lend'],
  { log }: Progress,
  use: (browser: PrintBrowser) => Promise<void>,
): Promise<void> {
  if (lend) return use(await lend())
  await withBrowser({ log }, use)
}

async function printAll(
  browser: PrintBrowser,
  jobs: readonly RenderJob[],
  progress: Progress,
  render: (job: RenderJob, browser: () => PrintBrowser, onBrowserDone: () => void) => Promise<void>,
  meanwhile: () => Promise<void>,
): Promise<void> {
  browser.warmUp()
  const waiting = jobs.entries()
  let undone = jobs.length
  let isFailing = false
  const finishing: Promise<void>[] = []
  // To open a document takes many words with the browser. Whatever else there is to do would keep it waiting for ours.
  const { promise: allOpen, resolve: begin } = Promise.withResolvers<void>()
  let begun = 0
  const onBegun = () => {
    if (++begun === Math.min(AT_ONCE, jobs.length)) begin()
  }
  const lent: PrintBrowser = {
    ...browser,
    async open(source) {
      const page = await browser.open(source)
      onBegun()
      return page
    },
  }
  /** Takes one after the other from the list that all have, as soon as the browser has done its part. */
  const work = async (): Promise<void> => {
    for (const [index, job] of waiting) {
      // All is given up where one cannot be made at all.
      if (isFailing) return
      progress.step(fileName(job), index + 1, jobs.length)
      await new Promise<void>((resolve, reject) => {
        const onBrowserDone = () => {
          // The last ones are finished while the browser ends.
          if (--undone === 0) browser.release()
          resolve()
        }
        const rendering = render(job, () => lent, onBrowserDone)
        finishing.push(rendering)
        rendering.finally(onBegun).then(resolve, error => {
          isFailing = true
          reject(error)
        })
      })
    }
  }
  const beside = async (): Promise<void> => {
    await allOpen
    try {
      await meanwhile()
    } catch (error) {
      isFailing = true
      throw error
    }
  }
  await Promise.all([...Array.from({ length: AT_ONCE }, work), beside()])
  await Promise.all(finishing)
}

/** By how long the browser will need, as far as that is known before the text is put together. */
function longestFirst(one: RenderJob, other: RenderJob): number {
  const pages = Number(other.format.paged ?? false) - Number(one.format.paged ?? false)
  return pages || other.rendition.edition.chapters.length - one.rendition.edition.chapters.length
}

/** The first of the files that a job makes, by which messages and progress name it. */
function fileName({ rendition, format }: RenderJob): string {
  return rendition.path + format.endings[0]
}

function noBrowser(): never {
  throw new Error('A format that says that it needs no browser has asked for one')
}
