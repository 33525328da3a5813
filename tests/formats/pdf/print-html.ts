import { VFile } from 'vfile'
import type { PrintBrowser, PrintPage, PrintSource } from '../../../scripts/browser/browser.ts'
import { loadAssets } from '../../../scripts/formats/html/assets.ts'
import { paginate } from '../../../scripts/formats/pdf/paginate/paginate.ts'
import { printDocument } from '../../../scripts/formats/pdf/print.ts'
import { TOOLCHAIN_ROOT } from '../../../scripts/ground/toolchain.ts'

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

const assets = new Map(
  [...loadAssets(TOOLCHAIN_ROOT)].map(([name, body]) => [
    name,
    { body, type: name.endsWith('.css') ? 'text/css' : 'font/woff2' },
  ]),
)

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
}

/** Lays out and prints a document, and finishes it. */
export async function printHtml(
  browser: PrintBrowser,
  html: string,
  { afterwards, passes, files = assets }: PrintHtmlOptions = {},
): Promise<PrintedHtml> {
  const file = new VFile()
  const layout = async (page: PrintPage) => {
    const result = await paginate(page, passes)
    if (afterwards) await page.evaluate(afterwards)
    return result
  }
  const result = await printDocument(browser, { name: 'test', html, files, metadata, layout }, file)
  const messages = file.messages.map(({ ruleId, reason }) => `${ruleId}: ${reason}`)
  if (!result) throw new Error(messages.join('\n'))
  return { ...result, messages }
}
