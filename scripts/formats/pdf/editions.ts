import { VFile } from 'vfile'
import { type PrintFile, withBrowser } from '../../browser/browser.ts'
import type { Files } from '../../ground/files.ts'
import type { Progress } from '../../ground/progress.ts'
import type { PdfMetadata } from './finish/finish.ts'
import { paginate } from './paginate/paginate.ts'
import { type PrintDocument, type PrintResult, printDocument } from './print.ts'

/** An edition to print. */
export interface PrintJob {
  /** Path below `dist/`: `es/policy-paper.pdf`. */
  path: string
  html: string
  /** Whether notes go to the foot of their pages; a bilingual edition has them at the end. */
  paginated: boolean
  /** What it may load: style sheets, fonts, images, by their path below `dist/`. */
  files: Files
  metadata: PdfMetadata
}

export interface PrintedEditions {
  /** The finished PDFs by their path below `dist/`; without those that could not be printed. */
  pdfs: Map<string, PrintResult>
  /** What is to be said about them. */
  files: VFile[]
}

/** Editions printed at once. While the browser lays one out, another is finished: on two cores, two are quickest. */
const AT_ONCE = 2

/**
 * Prints editions in one browser, two at a time. Their bytes do not depend on the order.
 *
 * @throws BrowserMissingError
 */
export async function printEditions(jobs: readonly PrintJob[], progress: Progress): Promise<PrintedEditions> {
  const pdfs = new Map<string, PrintResult>()
  const files = jobs.map(({ path }) => new VFile({ path: `dist/${path}` }))
  if (jobs.length === 0) return { pdfs, files }
  await withBrowser({ log: progress.log }, async browser => {
    const waiting = jobs.entries()
    let unprinted = jobs.length
    const onPrinted = () => {
      // The last ones are finished while the browser ends.
      if (--unprinted === 0) browser.release()
    }
    const work = async (): Promise<void> => {
      // All workers take from one list.
      for (const [index, job] of waiting) {
        progress.step(job.path, index + 1, jobs.length)
        const printed = await printDocument(browser, documentOf(job), files[index] as VFile, onPrinted)
        if (printed) pdfs.set(job.path, printed)
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, work))
  })
  return { pdfs, files }
}

function documentOf({ path, html, paginated, files, metadata }: PrintJob): PrintDocument {
  const served = new Map([...files].map(([name, body]) => [name, { body, type: mediaType(name) }] as const))
  const name = path.replace(/\.pdf$/, '')
  return { name, html, files: served, metadata, ...(paginated ? { layout: paginate } : {}) }
}

const MEDIA_TYPES: Record<string, PrintFile['type']> = {
  css: 'text/css',
  png: 'image/png',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
}

function mediaType(name: string): string {
  return MEDIA_TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream'
}
