/**
 * `node scripts/bench/pages.ts [ROOT]`: how much longer a paper with notes at the foot of its pages takes than the same
 * paper with endnotes, printed by the browser as it is. Browser start included; medians of five alternating runs.
 */
import path from 'node:path'
import type { ElementContent } from 'hast'
import { select } from 'hast-util-select'
import { toHtml } from 'hast-util-to-html'
import { h } from 'hastscript'
import rehypeParse from 'rehype-parse'
import { unified } from 'unified'
import { SKIP, visit } from 'unist-util-visit'
import { type PrintSource, withBrowser } from '../pdf/browser.ts'
import { paginate } from '../pdf/paginate/paginate.ts'
import { TOOLCHAIN_ROOT } from '../toolchain.ts'
import { compileForPrint } from './paper.ts'

const RUNS = 5
/** Issue of the whole: the paper may take so many times what the browser takes alone. */
const GOAL = 1.35

const paper = await compileForPrint(path.resolve(process.argv[2] ?? TOOLCHAIN_ROOT))
const endnotes = { ...paper, html: withEndnotes(paper.html) }
const times: { notes: number[]; bare: number[] } = { notes: [], bare: [] }
for (let run = 0; run < RUNS; run++) {
  times.bare.push(await seconds(endnotes, false))
  times.notes.push(await seconds(paper, true))
}
const [bare, notes] = [median(times.bare), median(times.notes)]
const ratio = notes / bare
console.log(`bare browser, endnotes  ${bare.toFixed(2)} s`)
console.log(`notes on their pages    ${notes.toFixed(2)} s`)
console.log(`ratio                   ${ratio.toFixed(2)} (at most ${GOAL})`)
if (ratio > GOAL) process.exitCode = 1

async function seconds(source: PrintSource, paginated: boolean): Promise<number> {
  const started = performance.now()
  await withBrowser({}, async browser => {
    const page = await browser.open(source)
    await page.evaluate(fontsLoaded)
    if (paginated) await paginate(page)
    await page.pdf()
    await page.close()
  })
  return (performance.now() - started) / 1000
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
