/**
 * `node tests/formats/pdf/many-pages.ts`: time per page of a generated document of about 1,000 pages beside that of one of
 * about 100, and the memory that it takes, browser included. From HTML to finished PDF.
 */

import { peakMemory } from '../../../scripts/bench/memory.ts'
import { withBrowser } from '../../../scripts/browser/browser.ts'
import { generateDocument } from './generate-document.ts'
import { printHtml } from './print-html.ts'

const MOST_MEMORY = 1.5e9
const MOST_TIMES_SLOWER = 1.5

const short = await measure(3)
const long = await measure(37)
const slower = long.perPage / short.perPage
const isGood = long.bytes <= MOST_MEMORY && slower <= MOST_TIMES_SLOWER
console.log(`time per page ${slower.toFixed(2)} times (at most ${MOST_TIMES_SLOWER}): ${isGood ? 'good' : 'too much'}`)
if (!isGood) process.exitCode = 1

async function measure(chapters: number): Promise<{ perPage: number; bytes: number }> {
  const html = generateDocument(1, { template: 'paper', chapters, blocks: [45, 45] })
  const started = performance.now()
  const { result, bytes } = await peakMemory(() => withBrowser({}, browser => printHtml(browser, html)))
  const perPage = (performance.now() - started) / result.pages
  const megabytes = Math.round(bytes / 1e6)
  console.log(
    `${result.pages} pages  ${perPage.toFixed(1)} ms per page  ${megabytes} MB  ${result.messages.join('; ')}`,
  )
  return { perPage, bytes }
}
