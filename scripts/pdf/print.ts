import type { VFile } from 'vfile'
import { report } from '../messages.ts'
import type { RuleId } from '../rules.ts'
import { BrowserCrashError, type PrintBrowser, type PrintPage, type PrintSource, TimeLimitError } from './browser.ts'
import { finishPdf, type PdfMetadata } from './finish/finish.ts'

/** What laying out a document's pages found out. */
export interface LayoutResult {
  /** Pages that the document will have. */
  pages: number
}

/** A document and how to print it. */
export interface PrintDocument extends PrintSource {
  metadata: PdfMetadata
  /** Lays out the pages of the open document before it is printed: notes, page numbers. */
  layout?: (page: PrintPage) => Promise<LayoutResult>
}

export interface PrintResult {
  pdf: Uint8Array
  pages: number
}

/**
 * Prints a document as a finished PDF. What is wrong with it is reported on `file`; without a PDF as outcome if the
 * browser crashed twice over it or it took too long.
 *
 * @throws BrowserMissingError
 */
export async function printDocument(
  browser: PrintBrowser,
  document: PrintDocument,
  file: VFile,
): Promise<PrintResult | undefined> {
  const printed = await printTwice(browser, document)
  if (typeof printed === 'string') {
    report(file, 'print-failed', printed)
    return undefined
  }
  for (const { rule, reason } of printed.problems) report(file, rule, reason)
  return finishPdf(printed.bytes, document.metadata)
}

interface Printed {
  /** The PDF as the browser makes it. */
  bytes: Uint8Array
  problems: { rule: RuleId; reason: string }[]
}

/** Tries again after a crash, which may have had another cause than this document. A string says why there is no PDF. */
async function printTwice(browser: PrintBrowser, document: PrintDocument): Promise<Printed | string> {
  for (let tries = 2; ; tries--) {
    try {
      return await printOnce(browser, document)
    } catch (error) {
      if (error instanceof BrowserCrashError && tries > 1) continue
      if (error instanceof BrowserCrashError || error instanceof TimeLimitError) return error.message
      throw error
    }
  }
}

async function printOnce(browser: PrintBrowser, document: PrintDocument): Promise<Printed> {
  const page = await browser.open(document)
  try {
    const fonts = await page.evaluate(failedFonts)
    await document.layout?.(page)
    const bytes = await page.pdf()
    const problems: Printed['problems'] = [
      ...fonts.map(font => ({
        rule: 'print-font' as const,
        reason: `Unexpected failure to load the font \`${font}\` in \`${document.name}\``,
      })),
      ...[...new Set(page.refused)].map(address => ({
        rule: 'print-resource' as const,
        reason: `Unexpected \`${address}\` in \`${document.name}\`, expected a file of the document`,
      })),
    ]
    return { bytes, problems }
  } finally {
    await page.close()
  }
}

/** Runs in the page: waits until all fonts in use have loaded, and names those that have not. */
async function failedFonts(): Promise<string[]> {
  await document.fonts.ready
  return [...document.fonts]
    .filter(font => font.status === 'error')
    .map(font => `${font.family} ${font.weight} ${font.style}`)
}
