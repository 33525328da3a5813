import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Browser, Page } from 'puppeteer'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, openPage } from './open-browser.ts'
import { copyBridges, serve } from './serve.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
}, 120_000)
afterAll(() => browser.close())

const CHAPTER = 'content/01-arches.md'

async function opened(language = 'en'): Promise<{ page: Page; root: string; save(from: string, to: string): void }> {
  const root = copyBridges()
  const { url } = await serve(root)
  const page = await openPage(browser, new URL(`/${language}/paper.html`, url))
  // The browser of this machine knows no program for the address.
  page.on('dialog', dialog => void dialog.dismiss())
  return {
    page,
    root,
    save(from, to) {
      const file = path.join(root, CHAPTER)
      writeFileSync(file, readFileSync(file, 'utf8').replace(from, to))
    },
  }
}

const shows = (page: Page, selector: string, words: string) =>
  page.waitForFunction(
    (where, what) => [...document.querySelectorAll(where)].some(({ textContent }) => textContent.includes(what)),
    {},
    selector,
    words,
  )

describe('the preview in a browser', () => {
  it('changes an edited paragraph in its place, with the page where it was and its notes open', async () => {
    const { page, save } = await opened()
    await page.evaluate(() => {
      Object.assign(window, { sameDocument: true })
      document.querySelector('main')?.prepend(Object.assign(document.createElement('div'), { id: 'dev-tall' }))
      scrollTo(0, 300)
    })
    await page.evaluate(() => document.querySelector<HTMLAnchorElement>('.call a')?.click())
    await page.waitForSelector('.note-popover:popover-open')
    const before = await page.evaluate(() => scrollY)
    save('Arches *lean*', 'Bows *lean*')
    await shows(page, 'main p', 'Bows lean')
    await page.waitForFunction(() => document.querySelector('#dev-tall') === null)
    expect(await page.evaluate(() => [scrollY, 'sameDocument' in window])).toEqual([before, true])
    expect(await page.$('.note-popover:popover-open')).not.toBeNull()
    // A new paragraph is shown at once, and once, when the page of now has come.
    save('## Stone', 'They stand.\n\n## Stone')
    await shows(page, 'main p', 'They stand.')
    await page.waitForFunction(
      () =>
        document.querySelector('[data-new]') === null &&
        [...document.querySelectorAll('main p')].filter(({ textContent }) => textContent === 'They stand.').length ===
          1,
    )
    save('They stand.\n\n', '')
    await page.waitForFunction(() => !document.querySelector('main')?.textContent.includes('They stand.'))
  }, 240_000)

  it('lays errors over the page, with their place and a link to it, and takes them away when they are mended', async () => {
    const { page, save } = await opened()
    save('[@smith2020, p. 3]', '[@smyth2020, p. 3]')
    await shows(page, '#dev-panel.error details[open] li', 'smith2020')
    const href = await page.$eval('#dev-panel.error a.dev-place', link => link.getAttribute('href'))
    expect(href).toMatch(/^vscode:\/\/file\/.*\/content\/01-arches\.md:7:\d+$/)
    save('[@smyth2020, p. 3]', '[@smith2020, p. 3]')
    await page.waitForSelector('#dev-panel.good')
  }, 240_000)

  it('keeps the last good page while there is none, and comes back', async () => {
    const { page, root } = await opened()
    const settings = path.join(root, 'content/publication.yaml')
    const text = readFileSync(settings, 'utf8')
    writeFileSync(settings, text.replace('title:', 'titel:'))
    await page.waitForSelector('#dev-panel.error')
    expect(await page.$eval('main', main => main.textContent)).toContain('lean')
    rmSync(path.join(root, CHAPTER))
    writeFileSync(settings, text)
    await shows(page, '#dev-panel.error li', '01-arches')
  }, 240_000)

  it('asks for the line that a paragraph comes from when it is clicked', async () => {
    const { page } = await opened()
    await page.evaluate(() => {
      const paragraph = [...document.querySelectorAll('main p')].find(({ textContent }) => textContent.includes('lean'))
      paragraph?.firstChild?.parentElement?.click()
    })
    await shows(page, '#dev-bar .dev-place', 'content/01-arches.md:7:1')
    const translated = await opened('es')
    await translated.page.evaluate(() => {
      const paragraph = [...document.querySelectorAll('main p')].find(({ textContent }) =>
        textContent.includes('Los arcos'),
      )
      ;(paragraph as HTMLElement | undefined)?.click()
    })
    await shows(translated.page, '#dev-bar .dev-place', 'locales/es/01-arches.json:')
  }, 240_000)

  it('leads to another language and edition by the bar, and hides the marks of drafts', async () => {
    const { page } = await opened()
    await page.click('#dev-bar [name=marks]')
    await Promise.all([page.waitForNavigation(), page.select('#dev-bar [name=language]', 'es')])
    expect(new URL(page.url()).pathname).toBe('/es/paper.html')
    expect(await page.evaluate(() => document.documentElement.className)).toContain('dev-without-marks')
  }, 240_000)

  it('makes the PDF when it is asked for, says how it goes on, and makes it anew after a save', async () => {
    const { page, save } = await opened()
    const address = await page.$eval('#dev-bar a[target=pdf]', link => link.href)
    await page.goto(address)
    await page.waitForFunction(() => document.querySelector('#pdf-state')?.textContent?.startsWith('Made in'))
    const file = await page.$eval('#pdf', frame => frame.getAttribute('src')?.replace(/#.*/, '') ?? '')
    const read = () =>
      page.evaluate(async name => {
        const response = await fetch(name)
        const bytes = [...new Uint8Array(await response.arrayBuffer())]
        return {
          start: String.fromCharCode(...bytes.slice(0, 5)),
          sum: bytes.reduce((sum, byte) => (sum * 31 + byte) % 1e9, 0),
        }
      }, file)
    const made = await read()
    expect(made.start).toBe('%PDF-')
    // What it says while it works is gone again soon.
    await page.evaluate(() => {
      const said: string[] = []
      Object.assign(window, { said })
      const state = document.querySelector('#pdf-state') as Element
      new MutationObserver(() => said.push(state.textContent ?? '')).observe(state, { childList: true })
    })
    save('Arches *lean*', 'Bows *lean*')
    await page.waitForFunction(() =>
      (window as unknown as { said: string[] }).said.some(text => text.startsWith('Made in')),
    )
    expect((await read()).sum).not.toBe(made.sum)
  }, 240_000)

  it('outlives a thousand saves', async () => {
    const { page, root, save } = await opened()
    const file = path.join(root, CHAPTER)
    const text = readFileSync(file, 'utf8')
    for (let index = 0; index < 1000; index++)
      writeFileSync(file, text.replace('Arches *lean*', `Arch ${index} *lean*`))
    await shows(page, 'main p', 'Arch 999 lean')
    save('Arch 999', 'Arch last')
    await shows(page, 'main p', 'Arch last lean')
  }, 240_000)
})
