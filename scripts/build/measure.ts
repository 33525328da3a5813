import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import { type PrintBrowser, type Screen, withBrowser } from '../browser/browser.ts'
import { mediaType } from '../formats/pdf/print-rendition.ts'
import type { Progress } from '../ground/progress.ts'
import type { Examined } from '../site/site.ts'
import type { RenderedJob } from './render.ts'
import { filesOf, sharedFiles } from './write.ts'

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
/** In CSS px: a desk, and the narrowest screen that pages are for, which is also a desk's at 400 %. */
const WIDTHS = [1440, 320]
const COLOURS: readonly Screen['colours'][] = ['light', 'dark', 'forced']
/** In ms. A long page takes a minute where others use the machine. */
const TEN_MINUTES = 600_000
/** Pages that are looked at at once. */
const AT_ONCE = 2

/**
 * Has axe-core look at the pages among what was made, as readers see them before any script runs, at some widths and in
 * light, dark and forced colours. Takes half a minute for a page of some hundred notes.
 *
 * @returns what was found in each, by its path below `dist/`
 *
 * @throws BrowserMissingError, BrowserCrashError, TimeLimitError
 */
export async function measure(rendered: readonly RenderedJob[], progress: Progress): Promise<Map<string, Examined>> {
  const documents = filesOf(rendered, 'document')
  const pages = [...documents.keys()].filter(name => name.endsWith('.html'))
  const found = new Map<string, Examined>()
  if (pages.length === 0) return found
  const files = new Map([...sharedFiles(rendered), ...documents])
  const axe = readFileSync(AXE, 'utf8')
  const version = /axe v([\d.]+)/.exec(axe)?.[1] ?? ''
  const loaded = new Map(
    [...files]
      .filter(([name]) => name.startsWith('assets/'))
      .map(([name, body]) => [name, { body, type: mediaType(name) }]),
  )
  await withBrowser({ log: progress.log, timeLimit: TEN_MINUTES }, async browser => {
    const waiting = pages.entries()
    const work = async (): Promise<void> => {
      for (const [index, name] of waiting) {
        progress.step(`${name}: accessibility`, index + 1, pages.length)
        const html = new TextDecoder().decode(files.get(name))
        const faults = await faultsOf({ name, html, files: loaded, onScreen: true }, browser, axe)
        found.set(name, { axe: version, widths: WIDTHS, faults })
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, work))
  })
  return found
}

/** The rules of axe-core that a page breaks somewhere. */
async function faultsOf(
  source: Parameters<PrintBrowser['open']>[0],
  browser: PrintBrowser,
  axe: string,
): Promise<string[]> {
  const page = await browser.open(source)
  const broken = new Set<string>()
  try {
    await page.run(axe)
    await page.evaluate(showAll)
    for (const width of WIDTHS)
      for (const colours of COLOURS) {
        await page.showOn({ width, colours })
        for (const rule of await page.evaluate(brokenRules, colours === 'light')) broken.add(rule)
      }
  } finally {
    page.close()
  }
  return [...broken].sort()
}

/** Runs in the page: what is not laid out before it comes near is looked at as well. */
function showAll(): void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync('* { content-visibility: visible !important }')
  document.adoptedStyleSheets.push(sheet)
}

/** Runs in the page. In other colours than the light ones, only colours can be wrong. */
async function brokenRules(all: boolean): Promise<string[]> {
  const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
  const { violations } = await axe.run({
    resultTypes: ['violations'],
    // A page's policy forbids to fetch its style sheets once more.
    preload: false,
    runOnly: all ? { type: 'tag', values: tags } : { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
  })
  return violations.map(({ id }) => id)
}
