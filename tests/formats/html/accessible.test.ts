import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { AxeResults } from 'axe-core'
import type { Browser, Page } from 'puppeteer'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, openPage } from '../../dev/open-browser.ts'
import { addStyles, buildWeb, PAGES, setSystem } from '../../support/web.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const WIDTHS = [1440, 768, 390, 320]
/** WCAG 2.2, 1.4.12. */
const SPACED =
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }'
/** What is not drawn before it comes into view is looked at as well. */
const DRAWN = '* { content-visibility: visible !important }'

let web: Awaited<ReturnType<typeof buildWeb>>
let browser: Browser

beforeAll(async () => {
  ;[web, browser] = await Promise.all([buildWeb(), openBrowser()])
})
afterAll(async () => {
  await browser?.close()
  web?.remove()
})

const open = (name: string): Promise<Page> => openPage(browser, pathToFileURL(path.join(web.dist, name)))

/** What axe-core finds: WCAG 2.2 at all levels for colours, A and AA for the rest, and best practices. */
async function findings(page: Page, only?: string[]): Promise<string[]> {
  const results = (await page.evaluate(rules => {
    const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<unknown> } }
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
    return axe.run({
      resultTypes: ['violations'],
      // A page's policy forbids to fetch its style sheets once more.
      preload: false,
      runOnly: rules ? { type: 'rule', values: rules } : { type: 'tag', values: tags },
      rules: rules ? {} : { 'color-contrast-enhanced': { enabled: true }, 'target-size': { enabled: true } },
    })
  }, only)) as AxeResults
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(node => `${id}: ${node.target.join(' ')} ${node.failureSummary}`),
  )
}

const overflow = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    const wide = [...document.body.querySelectorAll('*')].filter(
      element => element.getBoundingClientRect().right > clientWidth + 1 && !element.closest('[tabindex="0"]'),
    )
    return [`${scrollWidth} > ${clientWidth}`, ...wide.slice(0, 5).map(({ outerHTML }) => outerHTML.slice(0, 120))]
  })

describe.each(PAGES)('%s', name => {
  it('has no fault that axe-core finds, at any width, in the light, the dark and forced colours', {
    timeout: 120_000,
  }, async () => {
    const page = await open(name)
    await addStyles(page, DRAWN)
    await page.evaluate(AXE)
    for (const width of WIDTHS) {
      await page.setViewport({ width, height: 900 })
      await setSystem(page, {})
      expect(await findings(page), `${width}`).toEqual([])
      for (const system of [{ scheme: 'dark' }, { forced: true }] as const) {
        await setSystem(page, system)
        const colours = await findings(page, ['color-contrast', 'color-contrast-enhanced', 'link-in-text-block'])
        expect(colours, `${width} ${JSON.stringify(system)}`).toEqual([])
      }
    }
  })

  // 320 px is 1280 px at 400 %; 640 px is 200 %.
  it('does not move sideways at 320 px and 640 px, with spaced text either', async () => {
    const page = await open(name)
    await addStyles(page, DRAWN)
    for (const width of [640, 320]) {
      await page.setViewport({ width, height: 640 })
      expect(await overflow(page)).toEqual([])
    }
    await addStyles(page, SPACED)
    expect(await overflow(page)).toEqual([])
  })
})
