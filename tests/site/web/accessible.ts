import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'puppeteer'
import { beforeAll, describe, expect, it } from 'vitest'
import { addStyles, PAGES, setSystem } from '../../support/web.ts'
import type { TestedWeb } from './tested-web.ts'
import { buildVariants, VARIANTS } from './variants.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const WIDTHS = [1440, 768, 390, 320]
/** WCAG 2.2, 1.4.12. */
const SPACED =
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }'
/** What is not drawn before it comes into view is looked at as well. */
const DRAWN = '* { content-visibility: visible !important }'

/** Every kind of page, for everyone. */
export function accessible(web: TestedWeb): void {
  beforeAll(() => buildVariants(web.root))

  describe.each([...PAGES, ...VARIANTS])('%s', name => {
    // 320 px is 1280 px at 400 %; 640 px is 200 %.
    it('has no fault that axe-core finds, at any width and in any colours, and never moves sideways', async () => {
      const page = await web.open(name)
      await addStyles(page, DRAWN)
      await page.evaluate(AXE)
      for (const width of WIDTHS) {
        await page.setViewport({ width, height: 900 })
        await setSystem(page, {})
        expect(await findings(page), `${width}`).toEqual([])
        for (const system of [{ scheme: 'dark' }, { forced: true }] as const) {
          await setSystem(page, system)
          const feature = 'scheme' in system ? '(prefers-color-scheme: dark)' : '(forced-colors: active)'
          expect(await page.evaluate(asked => matchMedia(asked).matches, feature)).toBe(true)
          const colours = await findings(page, ['color-contrast', 'color-contrast-enhanced', 'link-in-text-block'])
          expect(colours, `${width} ${JSON.stringify(system)}`).toEqual([])
        }
      }
      for (const width of [640, 320]) {
        await page.setViewport({ width, height: 640 })
        expect(await overflow(page)).toEqual([])
      }
      await addStyles(page, SPACED)
      expect(await overflow(page), 'with spaced text').toEqual([])
    })
  })
}

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
