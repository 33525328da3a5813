/**
 * `node scripts/bench/pages.ts [ROOT]`: how much longer a paper with notes at the foot of its pages takes than the same
 * HTML with endnotes, printed by the bare browser as anyone would with Puppeteer; and how much longer until it is a
 * finished PDF. Browser start included; medians of five alternating runs.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { ElementContent } from 'hast'
import { select } from 'hast-util-select'
import { toHtml } from 'hast-util-to-html'
import { h } from 'hastscript'
import rehypeParse from 'rehype-parse'
import { unified } from 'unified'
import { SKIP, visit } from 'unist-util-visit'
import { VFile } from 'vfile'
import { type PrintBrowser, withBrowser } from '../browser/browser.ts'
import { paginate } from '../formats/pdf/paginate/paginate.ts'
import { printDocument } from '../formats/pdf/print.ts'
import { TOOLCHAIN_ROOT } from '../ground/toolchain.ts'
import { printBare } from './bare.ts'
import { compileForPrint } from './paper.ts'
import { median } from './run.ts'

const RUNS = 5
/** The paper may take so many times what the browser takes alone. */
const GOAL = 1.35

const paper = await compileForPrint(path.resolve(process.argv[2] ?? TOOLCHAIN_ROOT))
const folder = mkdtempSync(path.join(tmpdir(), 'policy-paper-bench-'))
process.once('exit', () => rmSync(folder, { recursive: true, maxRetries: 5 }))
const file = writeWithEndnotes(folder)
const ways = {
  'bare browser, endnotes': () => printBare([file]),
  'notes on their pages': () => withBrowser({}, printUnfinished),
  'finished PDF': () => withBrowser({}, finish),
}
const times = new Map(Object.keys(ways).map(name => [name, [] as number[]]))
for (let run = 0; run < RUNS; run++)
  for (const [name, way] of Object.entries(ways)) {
    const started = performance.now()
    await way()
    times.get(name)?.push((performance.now() - started) / 1000)
  }
const medians = [...times].map(([name, values]) => ({ name, seconds: median(values) }))
const base = medians[0]?.seconds ?? 0
for (const { name, seconds } of medians)
  console.log(`${name.padEnd(24)} ${seconds.toFixed(2)} s  ${(seconds / base).toFixed(2)}`)
const worst = Math.max(...medians.map(({ seconds }) => seconds / base))
console.log(`at most ${GOAL}: ${worst <= GOAL ? 'yes' : 'no'}`)
if (worst > GOAL) process.exitCode = 1

async function printUnfinished(browser: PrintBrowser): Promise<void> {
  const page = await browser.open(paper)
  await paginate(page)
  await page.pdf()
  page.close()
}

async function finish(browser: PrintBrowser): Promise<void> {
  const metadata = {
    title: 'Bench',
    language: 'en',
    authors: [],
    subject: '',
    keywords: [],
    rights: '',
    published: '1970-01-01',
    date: new Date(0),
  }
  await printDocument(browser, { ...paper, metadata, layout: paginate }, new VFile(), browser.release)
}

/** Writes the same document, with its notes in a list at the end, to a folder. Returns its path. */
function writeWithEndnotes(folder: string): string {
  const page = path.join(folder, 'en', 'index.html')
  const files = [...paper.files].map(([name, { body }]) => [path.join(folder, name), body] as const)
  for (const [file, body] of [...files, [page, withEndnotes(paper.html)] as const]) {
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, body)
  }
  return page
}

function withEndnotes(html: string): string {
  const tree = unified().use(rehypeParse).parse(html)
  const items: ElementContent[] = []
  visit(tree, 'element', (element, index, parent) => {
    const classes = element.properties.className
    if (!parent || index === undefined || !Array.isArray(classes) || !classes.includes('note')) return undefined
    parent.children.splice(index, 1)
    items.push(h('li', { id: String(element.properties.id) }, element.children))
    return [SKIP, index]
  })
  select('main', tree)?.children.push(
    h('section.chapter', [h('ol', { style: 'font-size: 8.4pt; line-height: 1.3' }, items)]),
  )
  return toHtml(tree)
}
