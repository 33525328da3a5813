import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser } from 'puppeteer'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser, openPage } from '../../dev/open-browser.ts'
import { buildWeb } from '../../support/web.ts'

let web: Awaited<ReturnType<typeof buildWeb>>
let browser: Browser

beforeAll(async () => {
  ;[web, browser] = await Promise.all([buildWeb(), openBrowser()])
})
afterAll(async () => {
  await browser?.close()
  web?.remove()
})

it.each(['index.html', 'en/index.html', 'en/paper.html', 'es/search.html'])(
  '%s waits for its fonts no longer than it takes to load',
  async name => {
    const opened = await openPage(browser, pathToFileURL(path.join(web.dist, name)))
    const width = await opened.evaluate(() => document.querySelector('h1')?.getBoundingClientRect().width)
    expect(width).toBeGreaterThan(0)
  },
)
