import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { fromHtml } from 'hast-util-from-html'
import { select, selectAll } from 'hast-util-select'
import type { Browser } from 'puppeteer'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser, openPage } from '../../dev/open-browser.ts'
import { words } from '../../support/render.ts'
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

const SECOND = 'paper.chapter-cables.html'
const page = (name: string, language = 'en') => fromHtml(readFileSync(path.join(web.dist, language, name), 'utf8'))

it('stand beside the page of the whole, for editions that want them', () => {
  const files = readdirSync(path.join(web.dist, 'es')).filter(name => name.includes('.chapter-'))
  expect(files).toEqual(['paper.chapter-arches.html', SECOND])
  expect(select(`nav.ways a[href="paper.chapter-arches.html"]`, page('paper.html'))).toBeTruthy()
})

it('hold a chapter with its notes, and lead to those before and after it', () => {
  const second = page(SECOND)
  expect(words(select('main h2', second))).toBe('2 Cables')
  expect(selectAll('main > section.chapter', second)).toHaveLength(1)
  const calls = new Set(selectAll('.call a', second).map(call => String(call.properties.href)))
  expect(selectAll('.notes li[id]', second).map(note => `#${note.properties.id}`)).toEqual([...calls])
  expect(select('a[rel=prev]', second)?.properties.href).toBe('paper.chapter-arches.html')
  expect(select('a[rel=next]', second)).toBeUndefined()
  expect(select('a.same-passage[hreflang=es]', second)?.properties.href).toBe(`../es/${SECOND}`)
})

it.each(['paper.chapter-arches.html', SECOND])('%s leads each link to a page that has its place', name => {
  for (const link of selectAll('a[href]', page(name))) {
    const href = String(link.properties.href)
    if (/^(https?|mailto):/.test(href) || !href.includes('#')) continue
    const [file = '', id = ''] = href.split('#')
    const target = page(file === '' ? name : file)
    expect(select(`[id="${decodeURIComponent(id)}"]`, target), href).toBeTruthy()
  }
})

it('lead an address with a place of another chapter to the whole text', async () => {
  const url = pathToFileURL(path.join(web.dist, 'en', SECOND))
  url.hash = 'sec-why'
  const opened = await openPage(browser, url)
  await opened.waitForFunction(() => location.pathname.endsWith('/paper.html'))
  expect(new URL(opened.url()).hash).toBe('#sec-why')
})
