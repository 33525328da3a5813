/**
 * `node scripts/bench/pages.ts [ROOT]`: how much longer a paper with notes at the foot of its pages takes than the same
 * paper with endnotes, printed by the browser as it is; and how much longer until it is a finished PDF. Browser start
 * included; medians of five alternating runs.
 */
import path from 'node:path'
import type { ElementContent } from 'hast'
import { select } from 'hast-util-select'
import { toHtml } from 'hast-util-to-html'
import { h } from 'hastscript'
import rehypeParse from 'rehype-parse'
import { unified } from 'unified'
import { SKIP, visit } from 'unist-util-visit'
import { VFile } from 'vfile'
import { type PrintBrowser, type PrintPage, type PrintSource, withBrowser } from '../pdf/browser.ts'
import { paginate } from '../pdf/paginate/paginate.ts'
import { printDocument } from '../pdf/print.ts'
import { TOOLCHAIN_ROOT } from '../toolchain.ts'
import { compileForPrint } from './paper.ts'

const RUNS = 5
/** The paper may take so many times what the browser takes alone. */
const GOAL = 1.35

const paper = await compileForPrint(path.resolve(process.argv[2] ?? TOOLCHAIN_ROOT))
const endnotes = { ...paper, html: withEndnotes(paper.html) }
const ways = {
  'browser alone, endnotes': (browser: PrintBrowser) => print(browser, endnotes),
  'notes on their pages': (browser: PrintBrowser) => print(browser, paper, paginate),
  'finished PDF': finish,
}
const times = new Map(Object.keys(ways).map(name => [name, [] as number[]]))
for (let run = 0; run < RUNS; run++)
  for (const [name, way] of Object.entries(ways)) {
    const started = performance.now()
    await withBrowser({}, way)
    times.get(name)?.push((performance.now() - started) / 1000)
  }
const medians = [...times].map(([name, values]) => ({ name, seconds: median(values) }))
const base = medians[0]?.seconds ?? 0
for (const { name, seconds } of medians)
  console.log(`${name.padEnd(24)} ${seconds.toFixed(2)} s  ${(seconds / base).toFixed(2)}`)
const worst = Math.max(...medians.map(({ seconds }) => seconds / base))
console.log(`at most ${GOAL}: ${worst <= GOAL ? 'yes' : 'no'}`)
if (worst > GOAL) process.exitCode = 1

async function print(
  browser: PrintBrowser,
  source: PrintSource,
  layout?: (page: PrintPage) => Promise<unknown>,
): Promise<void> {
  const page = await browser.open(source)
  await page.evaluate(fontsLoaded)
  await layout?.(page)
  await page.pdf()
  page.close()
}

async function finish(browser: PrintBrowser): Promise<void> {
  const metadata = { title: 'Bench', language: 'en', authors: [], subject: '', keywords: [], date: new Date(0) }
  await printDocument(browser, { ...paper, metadata, layout: paginate }, new VFile(), browser.release)
}

/** Runs in the page. */
async function fontsLoaded(): Promise<void> {
  await document.fonts.ready
}

/** The same document with its notes in a list at the end. */
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

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
