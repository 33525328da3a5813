import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { fromHtml } from 'hast-util-from-html'
import { select } from 'hast-util-select'
import type { Browser, Page } from 'puppeteer'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runPipeline } from '../../../scripts/build/pipeline.ts'
import { silent } from '../../../scripts/ground/progress.ts'
import { openBrowser, openPage } from '../../dev/open-browser.ts'
import { chapter, layPublication } from '../../support/publication.ts'

const LONG = Array.from({ length: 60 }, (_, index) => `Line ${index} of a long text.`).join('\n\n')
const BODY = `First, **[@smith2020]**.[^a] Again.[^b]

${LONG}

## Cables

Text.

${LONG}

## Works

::bibliography

[^a]: It says *more* <https://example.org/a>.
[^b]: Again [@smith2020, p. 4].`

const root = mkdtempSync(path.join(tmpdir(), 'reading-'))
const dist = path.join(root, 'dist')
let browser: Browser

beforeAll(async () => {
  layPublication(root, { 'content/01-arches.md': chapter('Arches', BODY) })
  const { messages } = await runPipeline({ root, formats: ['html'], progress: silent })
  expect(messages.filter(({ severity }) => severity === 'error')).toEqual([])
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  rmSync(root, { recursive: true, force: true })
})

/** The page as somebody opens it from a folder. What the browser refuses, by its policy or otherwise, fails the test. */
const open = (language = 'en'): Promise<Page> =>
  openPage(browser, pathToFileURL(path.join(dist, language, 'paper.html')))
const isOpen = (page: Page) => page.$eval('.note-popover', box => box.matches(':popover-open'))
const focused = (page: Page) => page.evaluate(() => document.activeElement?.id)

it('is a file beside the pages, and small', () => {
  const file = path.join(dist, 'assets/reading.js')
  expect(existsSync(file)).toBe(true)
  expect(gzipSync(readFileSync(file)).length).toBeLessThan(30_000)
  const script = select('script[defer]', fromHtml(readFileSync(path.join(dist, 'es/paper.html'), 'utf8')))
  expect(script?.properties.src).toBe('../assets/reading.js')
  expect(String(script?.properties.dataWords)).toContain('Cerrar')
})

describe('notes', () => {
  it('open by the keyboard and close by Escape, which leads back to the call', async () => {
    const page = await open()
    for (let pressed = 0; (await focused(page)) !== 'call-1' && pressed < 60; pressed++)
      await page.keyboard.press('Tab')
    expect(await isOpen(page)).toBe(true)
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('note-popover')
    await page.keyboard.press('Escape')
    expect(await isOpen(page)).toBe(false)
    expect(await focused(page)).toBe('call-1')
    await page.waitForSelector('#call-1[aria-expanded=false]')
  })

  it('open by a click, lead on to the full reference, and close by a click elsewhere', async () => {
    const page = await open('es')
    await page.click('#call-1')
    expect(await isOpen(page)).toBe(true)
    expect(new URL(page.url()).hash).toBe('')
    expect(await page.$$eval('.note-popover [id], .note-popover .backlink', found => found.length)).toBe(0)
    expect(await page.$eval('.note-references-title', title => title.textContent)).toBe('Referencia completa')
    expect(await page.$eval('.note-references a', link => link.textContent)).toMatch(/^Smith.*Stone arches.*2020\.?$/)
    await page.mouse.click(5, 5)
    expect(await isOpen(page)).toBe(false)
    await page.click('#call-1')
    await page.click('.note-references a')
    expect(new URL(page.url()).hash).toBe('#ref-smith2020')
    expect(await isOpen(page)).toBe(false)
  })

  it('open under a pointer, and stay when it goes into them', async () => {
    const page = await open()
    await page.hover('#call-1')
    await page.waitForSelector('.note-popover:popover-open')
    await page.hover('.note-popover')
    await new Promise(resolve => setTimeout(resolve, 500))
    expect(await isOpen(page)).toBe(true)
    await page.mouse.move(5, 5)
    await page.waitForSelector('.note-popover:not(:popover-open)')
  })
})

it('marks the section that is read in the contents, on wide screens alone', async () => {
  const page = await open()
  await page.setViewport({ width: 1440, height: 900 })
  await page.$eval('main h3', heading => heading.scrollIntoView())
  await page.waitForFunction(() =>
    document.querySelector('nav.contents [aria-current]')?.textContent?.includes('Cables'),
  )
  await page.setViewport({ width: 390, height: 800 })
  await page.waitForFunction(() => !document.querySelector('nav.contents [aria-current]'))
})

it('copies the address of a section, and leaves the heading its name', async () => {
  const page = await open()
  const id = await page.$eval('main h3', heading => heading.id)
  expect(await page.$eval('main h3', heading => heading.ariaLabel)).toMatch(/Cables$/)
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: async (text: string) => document.body.setAttribute('data-copied', text) },
    })
  })
  await page.$eval('main h3 .copy-link', button => (button as HTMLElement).click())
  await page.waitForFunction(() => document.querySelector('.copy-said')?.textContent === 'Link copied')
  expect(await page.$eval('body', body => body.dataset.copied)).toMatch(new RegExp(`/en/paper\\.html#${id}$`))
})

it('keeps the choice of colours from page to page, and nothing else', async () => {
  const page = await open()
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  const light = await background()
  await page.click('.colour-switch')
  await page.waitForFunction(before => getComputedStyle(document.body).backgroundColor !== before, {}, light)
  expect(await page.$eval('.colour-switch', button => button.ariaPressed)).toBe('true')
  await page.reload({ waitUntil: 'load' })
  expect(await background()).not.toBe(light)
  expect(await page.evaluate(() => Object.entries(localStorage))).toEqual([['colours', 'dark']])
  // Back at what the system asks for, nothing is kept.
  await page.click('.colour-switch')
  expect(await page.evaluate(() => localStorage.length)).toBe(0)
  expect(await page.evaluate(() => document.cookie)).toBe('')
})

it('copies the address of a passage that the pointer is on', async () => {
  const page = await open()
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: async (text: string) => document.body.setAttribute('data-copied', text) },
    })
  })
  const id = await page.$eval('main p[id]', paragraph => paragraph.id)
  await page.hover(`[id="${id}"]`)
  await page.waitForSelector(`[id="${id}"] > .copy-passage`)
  await page.click('.copy-passage')
  await page.waitForFunction(() => document.body.dataset.copied)
  expect(await page.$eval('body', body => body.dataset.copied)).toMatch(new RegExp(`/en/paper\\.html#${id}$`))
})

it('leads to the same passage in another language', async () => {
  const page = await open()
  const id = await page.evaluate(() => {
    const passage = document.querySelectorAll('main p[id]')[30]
    passage?.scrollIntoView()
    return passage?.id
  })
  await Promise.all([page.waitForNavigation(), page.$eval('a.same-passage[hreflang=es]', link => link.click())])
  expect(page.url()).toMatch(new RegExp(`/es/paper\\.html#${id}$`))
  expect(await page.$eval(`[id="${id}"]`, passage => passage.getBoundingClientRect().top)).toBeLessThan(800)
})

it('shows how much is read', async () => {
  const page = await open()
  const read = () => page.$eval('.progress', line => Number(getComputedStyle(line).getPropertyValue('--read')))
  const before = await read()
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
  await page.waitForFunction(
    share =>
      Number(getComputedStyle(document.querySelector('.progress') as Element).getPropertyValue('--read')) > share,
    {},
    before,
  )
})

it('puts the sentence in view that a link back leads to', async () => {
  const page = await open()
  await page.$eval('#note-1 .backlink', link => (link as HTMLElement).click())
  const top = await page.$eval('#call-1', call => call.getBoundingClientRect().top)
  expect(top).toBeGreaterThan(60)
  expect(top).toBeLessThan(800)
})
