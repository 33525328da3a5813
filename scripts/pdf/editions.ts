import type { VFile } from 'vfile'
import { VFile as File } from 'vfile'
import type { Files } from '../html/assets.ts'
import type { Progress } from '../progress.ts'
import { type PrintFile, withBrowser } from './browser.ts'
import type { PdfMetadata } from './finish/finish.ts'
import { paginate } from './paginate/paginate.ts'
import { type PrintResult, printDocument } from './print.ts'

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

/**
 * Prints editions, one after the other, in one browser.
 *
 * @throws BrowserMissingError
 */
export async function printEditions(jobs: readonly PrintJob[], progress: Progress): Promise<PrintedEditions> {
  const pdfs = new Map<string, PrintResult>()
  const files: VFile[] = []
  if (jobs.length === 0) return { pdfs, files }
  await withBrowser({ log: progress.log }, async browser => {
    for (const [index, { path, html, paginated, files: assets, metadata }] of jobs.entries()) {
      progress.step(path, index + 1, jobs.length)
      const file = new File({ path: `dist/${path}` })
      files.push(file)
      const served = new Map([...assets].map(([name, body]) => [name, { body, type: mediaType(name) }] as const))
      const name = path.replace(/\.pdf$/, '')
      const job = { name, html, files: served, metadata, ...(paginated ? { layout: paginate } : {}) }
      const printed = await printDocument(browser, job, file)
      if (printed) pdfs.set(path, printed)
    }
  })
  return { pdfs, files }
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
