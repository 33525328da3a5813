import type { VFile } from 'vfile'
import {
  BrowserCrashError,
  type PrintBrowser,
  type PrintPage,
  type PrintSource,
  TimeLimitError,
} from '../../browser/browser.ts'
import { coverageOf } from '../../fonts/coverage.ts'
import { describeRun, missingRuns } from '../../fonts/missing.ts'
import { report } from '../../ground/messages.ts'
import { timed } from '../../ground/profile.ts'
import type { PageSetup } from '../../model/page.ts'
import type { Rule } from '../../rules/definition/rule.ts'
import printFailed from '../../rules/print-failed.ts'
import printFont from '../../rules/print-font.ts'
import printImage from '../../rules/print-image.ts'
import printLayout from '../../rules/print-layout.ts'
import printLink from '../../rules/print-link.ts'
import printPages from '../../rules/print-pages.ts'
import printResource from '../../rules/print-resource.ts'
import type { PdfMetadata } from './finish/finish.ts'
import type { Problem } from './finish/problem.ts'
import type { DocumentFacts } from './in-page/document-facts.ts'
import type { LayoutMessage, LayoutResult } from './paginate/paginate.ts'
import { inPage } from './script/page-script.ts'

/** A document and how to print it. */
export interface PrintDocument extends PrintSource {
  metadata: PdfMetadata
  /** The page that its style sheets are made for. */
  page?: PageSetup
  /** Lays out the pages of the open document before it is printed: notes, page numbers. */
  layout?: (page: PrintPage) => Promise<Pick<LayoutResult, 'messages' | 'pages'> & Partial<Pick<LayoutResult, 'edges'>>>
}

export interface PrintResult {
  pdf: Uint8Array
  pages: number
  /** What was reported of it. */
  problems: { rule: Rule; reason: string }[]
}

/**
 * Prints a document as a finished PDF. What is wrong with it is reported on `file`; without a PDF as outcome if the
 * browser crashed twice over it or it took too long.
 *
 * @param onPrinted told when the browser has done its part
 * @throws BrowserMissingError
 */
export async function printDocument(
  browser: PrintBrowser,
  document: PrintDocument,
  file: VFile,
  onPrinted?: () => void,
): Promise<PrintResult | undefined> {
  const loading = import('./finish/finish.ts') // While the browser starts: it takes a tenth of a second.
  const printed = await timed({ stage: 'print' }, () => printTwice(browser, document))
  onPrinted?.()
  if (typeof printed === 'string') {
    report(file, printFailed, printed)
    return undefined
  }
  const { finishPdf } = await loading
  const finished = timed({ stage: 'finish' }, () =>
    attempt(() => finishPdf(printed.bytes, printed.facts, document.metadata, document.page, printed.edges)),
  )
  if (finished instanceof Error) {
    // What the browser printed is not what we know of it: that must be told with the edition's name, beside all else.
    report(file, printFailed, `\`${document.name}\` was printed, but could not be finished: ${finished.message}`, {
      note: finished.stack ?? '',
    })
    return undefined
  }
  const { pdf, pages, problems } = finished
  const told = [...printed.problems, ...problems].map(({ rule, reason, unnamed }) => {
    return { rule, reason: `${reason} in \`${document.name}\`${unnamed ? missingCharacters(document) : ''}` }
  })
  if (printed.pages !== undefined && printed.pages !== pages) {
    const reason = `\`${document.name}\` was laid out on ${printed.pages} pages and printed on ${pages}: look at its last pages`
    told.push({ rule: printPages, reason })
  }
  for (const { rule, reason } of told) report(file, rule, reason)
  return { pdf, pages, problems: told }
}

function attempt<T>(make: () => T): T | Error {
  try {
    return make()
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

/** The characters of a document's text that none of its fonts has, to be added to a message. */
function missingCharacters({ html, files }: PrintDocument): string {
  const has = coverageOf(new Map([...files].map(([name, { body }]) => [name, body])))
  const texts = html.split(/<[^<>]*>/)
  const runs = texts.flatMap(text => missingRuns(text, has)).map(describeRun)
  return runs.length === 0 ? '' : `, which has ${[...new Set(runs)].slice(0, MOST_RUNS).join(', ')}`
}

const MOST_RUNS = 10

interface Printed {
  /** The PDF as the browser makes it. */
  bytes: Uint8Array
  facts: DocumentFacts
  /** Pages that the layout counted, if there was one. */
  pages: number | undefined
  edges: LayoutResult['edges']
  problems: Problem[]
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
    const layout = await document.layout?.(page)
    const facts = await inPage(page, 'markStructure')
    const bytes = await page.pdf()
    return {
      bytes,
      facts,
      pages: layout?.pages,
      edges: layout?.edges ?? [],
      problems: [...layoutProblems(layout?.messages ?? []), ...problemsOf(facts, fonts, page.refused)],
    }
  } finally {
    page.close()
  }
}

/** Runs in the page: names the fonts that do not load. */
function failedFonts(): string[] {
  return [...document.fonts]
    .filter(font => font.status === 'error')
    .map(font => `${font.family} ${font.weight} ${font.style}`)
}

function layoutProblems(messages: readonly LayoutMessage[]): Problem[] {
  return messages.map(({ chapter, text }) => ({ rule: printLayout, reason: `${text} (chapter "${chapter}")` }))
}

function problemsOf(facts: DocumentFacts, fonts: readonly string[], refused: readonly string[]): Problem[] {
  const images = facts.brokenImages.filter(address => !refused.includes(address))
  return [
    ...each(printFont, fonts, name => `Font \`${name}\` does not load`),
    ...each(printResource, refused, address => `\`${address}\` is no file of the document, and is asked for`),
    ...each(printImage, images, address => `Image \`${address}\` cannot be shown`),
    ...each(printLink, facts.deadLinks, address => `A link to \`${address}\` leads nowhere`),
  ]
}

function each(rule: Rule, values: readonly string[], words: (value: string) => string): Problem[] {
  return [...new Set(values)].map(value => ({ rule, reason: words(value) }))
}
