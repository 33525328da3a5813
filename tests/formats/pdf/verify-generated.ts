import { compileForPrint } from '../../../scripts/bench/paper.ts'
import { withBrowser } from '../../../scripts/browser/browser.ts'
import { TOOLCHAIN_ROOT } from '../../../scripts/ground/toolchain.ts'
import { loadPublication } from '../../../scripts/load/publication.ts'
import { DEFAULT_PAGE } from '../../../scripts/model/page.ts'
import { violations } from '../../support/pdf-ua.ts'
import { generateDocument } from './generate-document.ts'
import { generateSetting } from './generate-setup.ts'
import { printHtml } from './print-html.ts'
import { verifyPages } from './verify-pages.ts'

export interface Verified {
  seed: number
  pages: number
  /** Messages of the layout, and what the verifiers of its pages and of PDF/UA find. */
  problems: string[]
}

/** Generates, prints and verifies documents, from the first seed to the last. */
export async function verifyGenerated(first: number, last: number, found: (verified: Verified) => void): Promise<void> {
  await withBrowser({}, async browser => {
    for (let seed = first; seed <= last; seed++) {
      const { template, page, classes } = generateSetting(seed)
      const html = generateDocument(seed, { template, setting: classes })
      const { pdf, messages } = await printHtml(browser, html, { page })
      const { pages, faults, looseLines } = await verifyPages(pdf.slice(), html, page)
      const broken = await violations(pdf)
      found({ seed, pages, problems: [...messages, ...faults, ...looseLines, ...broken] })
    }
  })
}

/** Prints and verifies the editions of this project's publication. */
async function verifyProject(): Promise<{ name: string; count: number; found: string[] }[]> {
  const { publication } = loadPublication(TOOLCHAIN_ROOT)
  const page = publication?.page ?? DEFAULT_PAGE
  const verified: { name: string; count: number; found: string[] }[] = []
  await withBrowser({}, async browser => {
    for (const { id: edition } of publication?.editions ?? [])
      for (const { id: language } of publication?.languages ?? []) {
        const { html, files } = await compileForPrint(TOOLCHAIN_ROOT, edition, language)
        const { pdf, messages } = await printHtml(browser, html, { files, page })
        const { pages, faults, looseLines } = await verifyPages(pdf.slice(), html, page)
        const broken = await violations(pdf)
        const found = [...messages, ...faults, ...looseLines, ...broken]
        verified.push({ name: `${language}/${edition}`, count: pages, found })
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
