import { compileForPrint } from '../../../scripts/bench/paper.ts'
import { withBrowser } from '../../../scripts/browser/browser.ts'
import { TOOLCHAIN_ROOT } from '../../../scripts/ground/toolchain.ts'
import { loadPublication } from '../../../scripts/load/publication.ts'
import { generateDocument } from './generate-document.ts'
import { printHtml } from './print-html.ts'
import { verifyPages } from './verify-pages.ts'

export interface Verified {
  seed: number
  pages: number
  /** Messages of the layout, and what its verifier finds. */
  problems: string[]
}

/** Generates, prints and verifies documents, from the first seed to the last. */
export async function verifyGenerated(first: number, last: number, found: (verified: Verified) => void): Promise<void> {
  await withBrowser({}, async browser => {
    for (let seed = first; seed <= last; seed++) {
      const html = generateDocument(seed)
      const { pdf, messages } = await printHtml(browser, html)
      const { pages, faults, looseLines } = await verifyPages(pdf, html)
      found({ seed, pages, problems: [...messages, ...faults, ...looseLines] })
    }
  })
}

/** Prints and verifies the editions of this project's publication. */
async function verifyProject(): Promise<{ name: string; count: number; found: string[] }[]> {
  const { publication } = loadPublication(TOOLCHAIN_ROOT)
  const verified: { name: string; count: number; found: string[] }[] = []
  await withBrowser({}, async browser => {
    for (const { id: edition } of publication?.editions ?? [])
      for (const { id: language } of publication?.languages ?? []) {
        const { html, files } = await compileForPrint(TOOLCHAIN_ROOT, edition, language)
        const { pdf, messages } = await printHtml(browser, html, { files })
        const { pages, faults, looseLines } = await verifyPages(pdf, html)
        verified.push({ name: `${language}/${edition}`, count: pages, found: [...messages, ...faults, ...looseLines] })
      }
  })
  return verified
}

// `node tests/formats/pdf/verify-generated.ts [LAST [FIRST]]`
if (import.meta.main) {
  const [last = 200, first = 1] = process.argv.slice(2).map(Number)
  let pages = 0
  let failed = 0
  await verifyGenerated(first, last, verified => {
    pages += verified.pages
    if (verified.problems.length === 0) return
    failed++
    console.log(`seed ${verified.seed}, ${verified.pages} pages\n  ${verified.problems.join('\n  ')}`)
  })
  for (const { name, found, count } of await verifyProject()) {
    pages += count
    if (found.length === 0) continue
    failed++
    console.log(`${name}, ${count} pages\n  ${found.join('\n  ')}`)
  }
  console.log(`${last - first + 1} documents and this project's editions, ${pages} pages, ${failed} with problems`)
  if (failed > 0) process.exitCode = 1
}
