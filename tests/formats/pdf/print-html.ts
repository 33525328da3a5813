import { VFile } from 'vfile'
import type { PrintBrowser, PrintPage, PrintSource } from '../../../scripts/browser/browser.ts'
import { loadAssets } from '../../../scripts/formats/html/assets.ts'
import { pageStyles } from '../../../scripts/formats/html/page-setup.ts'
import { paginate } from '../../../scripts/formats/pdf/paginate/paginate.ts'
import { printDocument } from '../../../scripts/formats/pdf/print.ts'
import { TOOLCHAIN_ROOT } from '../../../scripts/ground/toolchain.ts'
import type { PageSetup } from '../../../scripts/model/page.ts'

const metadata = {
  title: 'Test',
  language: 'en',
  authors: ['Test'],
  subject: 'Test',
  keywords: [],
  rights: 'CC BY 4.0',
  published: '2022-12-15',
  date: new Date('2022-12-15T00:00:00Z'),
}

/** A grey square. */
const DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGOIAgAAXABb2LRWWgAAAABJRU5ErkJggg==',
  'base64',
)

const assets: PrintSource['files'] = new Map([['assets/dot.png', { body: DOT, type: 'image/png' }], ...sheets()])

function sheets(): [string, { body: Uint8Array; type: string }][] {
  return [...loadAssets(TOOLCHAIN_ROOT)].map(([name, body]) => [
    name,
    { body, type: name.endsWith('.css') ? 'text/css' : 'font/woff2' },
  ])
}

export interface PrintedHtml {
  pdf: Uint8Array
  pages: number
  /** `rule: reason`. */
  messages: string[]
}

export interface PrintHtmlOptions {
  /** Runs in the page once it is laid out. */
  afterwards?: () => void
  /** See paginate. */
  passes?: number
  /** What the document may load; by default the toolchain's style sheets and fonts. */
  files?: PrintSource['files']
  /** The page; by default that of a publication which sets none. */
  page?: PageSetup
}

/** Lays out and prints a document, and finishes it. */
export async function printHtml(
  browser: PrintBrowser,
  html: string,
  { afterwards, passes, files = assets, page }: PrintHtmlOptions = {},
): Promise<PrintedHtml> {
  const file = new VFile()
  const own = page && { 'assets/page.css': { body: Buffer.from(pageStyles(page)), type: 'text/css' } }
  const all = new Map([...files, ...Object.entries(own ?? {})])
  const layout = async (page: PrintPage) => {
    const result = await paginate(page, passes)
    if (afterwards) await page.evaluate(afterwards)
    return result
  }
  const result = await printDocument(
    browser,
    { name: 'test', html, files: all, metadata, layout, ...(page && { page }) },
    file,
  )
  const messages = file.messages.map(({ ruleId, reason }) => `${ruleId}: ${reason}`)
  if (!result) throw new Error(messages.join('\n'))
  return { ...result, messages }
}
