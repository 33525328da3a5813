import { gzipSync } from 'node:zlib'
import { select } from 'hast-util-select'
import type { Page } from 'puppeteer'
import { describe, expect, it } from 'vitest'
import type { TestedWeb } from './tested-web.ts'

const isOpen = (page: Page) => page.$eval('.note-popover', box => box.matches(':popover-open'))
const focused = (page: Page) => page.evaluate(() => document.activeElement?.id)

/** Has the page's clipboard write to `data-copied`. */
const catchCopies = (page: Page) =>
  page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: { writeText: async (text: string) => document.body.setAttribute('data-copied', text) },
    })
  })

/** What the script of a page adds. */
export function reading(web: TestedWeb): void {
  const open = (name = 'en/paper.html'): Promise<Page> => web.open(name)

  it('is in a file beside the pages, and small; all scripts but those of searches are', () => {
    const sizes = ['reading', 'colours'].map(name => gzipSync(web.read(`assets/${name}.js`)).length)
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(30_000)
    const script = select('script[defer]', web.tree('es/paper.html'))
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
      const page = await open('es/paper.html')
      await page.click('#call-3')
      expect(await isOpen(page)).toBe(true)
      expect(new URL(page.url()).hash).toBe('')
      expect(await page.$$eval('.note-popover [id], .note-popover .backlink', found => found.length)).toBe(0)
      expect(await page.$eval('.note-references-title', title => title.textContent)).toBe('Referencia completa')
      expect(await page.$eval('.note-references a', link => link.textContent)).toMatch(/^Smith.*Stone arches.*2020\.?$/)
      await page.mouse.click(5, 5)
      expect(await isOpen(page)).toBe(false)
      await page.click('#call-3')
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
      // What a reference leads to is shown as well, and has no id twice.
      await page.hover('main a.cross-reference[href="#fig-v"]')
      await page.waitForSelector('.note-popover:popover-open figure svg')
      const ids = await page.$$eval('[id]', all => all.map(({ id }) => id))
      expect(new Set(ids).size).toBe(ids.length)
    })
  })

  it('puts the sentence in view that a link back leads to, and shows how much is read', async () => {
    const page = await open()
    const read = () => page.$eval('.progress', line => Number(getComputedStyle(line).getPropertyValue('--read')))
    expect(await read()).toBeLessThan(0.1)
    await page.$eval('#note-6 .backlink', link => (link as HTMLElement).click())
    const top = await page.$eval('#call-6', call => call.getBoundingClientRect().top)
    expect(top).toBeGreaterThan(60)
    expect(top).toBeLessThan(800)
    await page.waitForFunction(
      () => Number(getComputedStyle(document.querySelector('.progress') as Element).getPropertyValue('--read')) > 0.1,
    )
  })

  it('marks the section that is read in the contents, on wide screens alone', async () => {
    const page = await open()
    await page.setViewport({ width: 1440, height: 900 })
    await page.$eval('#sec-why', heading => heading.scrollIntoView())
    await page.waitForFunction(() =>
      document.querySelector('nav.contents [aria-current]')?.textContent?.includes('Why they lean'),
    )
    await page.setViewport({ width: 390, height: 800 })
    await page.waitForFunction(() => !document.querySelector('nav.contents [aria-current]'))
  })

  it('copies the address of a section, which keeps its name, and of a passage that the pointer is on', async () => {
    const page = await open()
    expect(await page.$eval('main h3', heading => heading.ariaLabel)).toMatch(/Why they lean$/)
    await catchCopies(page)
    await page.$eval('main h3 .copy-link', button => (button as HTMLElement).click())
    await page.waitForFunction(() => document.querySelector('.copy-said')?.textContent === 'Link copied')
    expect(await page.$eval('body', body => body.dataset.copied)).toMatch(/\/en\/paper\.html#sec-why$/)
    await catchCopies(page)
    const id = await page.$eval('main p[id]', paragraph => paragraph.id)
    await page.hover(`[id="${id}"]`)
    await page.waitForSelector(`[id="${id}"] > .copy-passage`)
    await page.click('.copy-passage')
    await page.waitForFunction(id => document.body.dataset.copied?.endsWith(`/en/paper.html#${id}`), {}, id)
  })

  it('keeps the choice of colours from page to page, and nothing else', async () => {
    const page = await open()
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    const light = await background()
    await page.click('.colour-switch')
    await page.waitForFunction(before => getComputedStyle(document.body).backgroundColor !== before, {}, light)
    expect(await page.$eval('.colour-switch', button => button.ariaPressed)).toBe('true')
    await page.goto(web.address('es/index.html'))
    expect(await background()).not.toBe(light)
    expect(await page.evaluate(() => Object.entries(localStorage))).toEqual([['colours', 'dark']])
    // Back at what the system asks for, nothing is kept.
    await page.click('.colour-switch')
    expect(await page.evaluate(() => localStorage.length)).toBe(0)
    expect(await page.evaluate(() => document.cookie)).toBe('')
  })

  it('leads to the same passage in another language', async () => {
    const page = await open()
    const id = await page.evaluate(() => {
      const passage = [...document.querySelectorAll('main p[id]')].at(20)
      passage?.scrollIntoView()
      return passage?.id
    })
    await Promise.all([page.waitForNavigation(), page.$eval('a.same-passage[hreflang=es]', link => link.click())])
    expect(page.url()).toMatch(new RegExp(`/es/paper\\.html#${id}$`))
    expect(await page.$eval(`[id="${id}"]`, passage => passage.getBoundingClientRect().top)).toBeLessThan(800)
  })
}
