import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser } from 'puppeteer'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runPipeline } from '../../../scripts/build/pipeline.ts'
import { silent } from '../../../scripts/ground/progress.ts'
import { openBrowser, openPage } from '../../dev/open-browser.ts'
import { layPublication } from '../../support/publication.ts'
import { WEB } from '../../support/web.ts'

const root = mkdtempSync(path.join(tmpdir(), 'standalone-'))
const alone = path.join(root, 'inbox', 'paper.html')
let browser: Browser

beforeAll(async () => {
  layPublication(root, {
    ...WEB,
    'content/publication.yaml': `${WEB['content/publication.yaml']}formats: [standalone]\n`,
  })
  const { messages } = await runPipeline({ root, languages: ['es'], progress: silent })
  expect(messages.filter(({ severity }) => severity === 'error')).toEqual([])
  // Nothing stands beside it any more.
  mkdirSync(path.dirname(alone))
  writeFileSync(alone, readFileSync(path.join(root, 'dist/es/paper.standalone.html')))
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  rmSync(root, { recursive: true, force: true })
})

it('has its looks, its fonts and its script inside, under a policy that allows nothing else', async () => {
  // What the page asks for in vain fails the test.
  const page = await openPage(browser, pathToFileURL(alone))
  expect(await page.evaluate(() => document.fonts.check('16px "Source Serif 4"'))).toBe(true)
  expect(await page.$eval('.cover', cover => getComputedStyle(cover).backgroundColor)).toBe('rgb(23, 63, 107)')
  await page.click('#call-1')
  await page.waitForSelector('.note-popover:popover-open')
  expect(await page.$eval('meta[http-equiv]', meta => (meta as HTMLMetaElement).content)).not.toMatch(
    /'self'|file:|https?:/,
  )
})

it('leads nowhere but to what came along', async () => {
  const page = await openPage(browser, pathToFileURL(alone))
  const links = await page.$$eval('a[href]', all => all.map(link => link.getAttribute('href') ?? ''))
  expect(links.filter(href => !/^(#|https:|mailto:|data:)/.test(href))).toEqual([])
})
