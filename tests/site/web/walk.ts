import { KnownDevices, type Page } from 'puppeteer'
import { describe, expect, it } from 'vitest'
import { setSystem } from '../../support/web.ts'
import type { TestedWeb, Way } from './tested-web.ts'

const WAYS: Readonly<Record<string, Way>> = {
  'from a folder': { hosted: false, scripts: true },
  'from a host, below a path': { hosted: true, scripts: true },
  'without scripts': { hosted: true, scripts: false },
}

/** What readers do, however they come to the pages and whatever they read with. */
export function walk(web: TestedWeb): void {
  it.each(Object.entries(WAYS))(
    '%s, readers come from the front to a passage, a note, its reference, other pages and back',
    async (_, way) => {
      const { hosted, scripts } = way
      const asked = new Set<string>()
      const failed: string[] = []
      const page = await web.open('index.html', way)
      page.on('request', request => asked.add(request.url()))
      page.on('requestfailed', request => failed.push(request.url()))
      page.on('response', response => {
        if (hosted && response.status() >= 400) failed.push(response.url())
      })
      await follow(page, 'main a[href="en/index.html"]')
      expect(await page.$eval('html', html => html.lang)).toBe('en-GB')
      await follow(page, 'main .edition a[href="paper.html"]')
      expect(placeOf(page)).toBe('en/paper.html')
      // A section, from the contents; a note, its full reference, and back.
      await page.$eval('#contents a[href="#sec-why"]', link => link.click())
      expect(await page.$eval(':target', target => target.id)).toBe('sec-why')
      await page.$eval('#call-1', call => (call as HTMLElement).click())
      if (scripts) {
        await page.waitForSelector('.note-popover:popover-open')
        await page.keyboard.press('Escape')
      } else expect(await page.$eval(':target', target => target.id)).toBe('note-1')
      expect(await page.$eval('#note-1 .backlink', back => back.getAttribute('href'))).toBe('#call-1')
      await page.$eval('#note-2 a.full', full => (full as HTMLElement).click())
      expect(await page.$eval(':target', target => target.textContent)).toContain('Stone arches')
      // Another language, chapters, and what stands around.
      await follow(page, 'a.same-passage[hreflang="es"]')
      expect(placeOf(page)).toMatch(scripts ? /^es\/paper\.html#/ : /^es\/paper\.html$/)
      await follow(page, 'nav.ways a[href^="paper.chapter-"]')
      expect(placeOf(page)).toBe('es/paper.chapter-arches.html')
      await follow(page, 'a.turn-next')
      await follow(page, 'a.turn-prev')
      await follow(page, 'a.whole-page')
      expect(placeOf(page)).toMatch(/^es\/paper\.html#/)
      await follow(page, 'a[href="accessibility.html"]')
      // The field for searches, on every page; what is typed is told to no host where scripts run.
      await page.focus('.site-search input')
      await page.keyboard.type('arches')
      await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
      expect(placeOf(page)).toBe(scripts ? 'es/search.html#arches' : 'es/search.html?q=arches')
      if (scripts) await page.waitForSelector('ol.found > li')
      else await follow(page, '#search a[href="paper.html"]')
      expect(failed).toEqual([])
      const own = web.address('', way)
      expect([...asked].filter(url => !url.startsWith(own) && !url.startsWith('data:'))).toEqual([])
      expect(await page.cookies()).toEqual([])
    },
  )

  it('a tap opens a note, and a tap elsewhere closes it, with nothing that moves', async () => {
    const page = await web.open('en/paper.html')
    await page.emulate(KnownDevices['iPhone 13'])
    await setSystem(page, { reducedMotion: true })
    await page.reload()
    await (await page.$('#call-1'))?.tap()
    await page.waitForSelector('.note-popover:popover-open')
    const box = await page.$eval('.note-popover', popover => {
      const { left, right } = popover.getBoundingClientRect()
      return { left, right, width: document.documentElement.clientWidth }
    })
    expect(box.left).toBeGreaterThanOrEqual(0)
    expect(box.right).toBeLessThanOrEqual(box.width)
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0)
    await page.touchscreen.tap(5, 5)
    await page.waitForFunction(() => !document.querySelector('.note-popover:popover-open'))
  })

  it('the keyboard comes to everything that can be used, and each shows that it has it', async () => {
    const page = await web.open('es/brief.html')
    const usable = 'a[href], button:not([hidden]), summary, input, select, [tabindex="0"]'
    const count = await page.$$eval(usable, found => found.filter(one => one.checkVisibility()).length)
    const seen = new Set<string>()
    for (let step = 0; step < count + 2; step++) {
      await page.keyboard.press('Tab')
      const has = await page.evaluate(() => {
        const one = document.activeElement
        if (!one || one === document.body) return undefined
        const { outlineStyle, outlineWidth } = getComputedStyle(one)
        const shown = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0
        return { at: String([...document.querySelectorAll('*')].indexOf(one)), shown, html: one.outerHTML }
      })
      if (!has) continue
      expect(has.shown, has.html).toBe(true)
      seen.add(has.at)
    }
    // Notes open as the keyboard passes their calls, which is one more place each.
    expect(seen.size).toBeGreaterThanOrEqual(count)
  })

  describe('words that look like HTML', () => {
    it.each(['en/paper.html', 'es/index.html', 'pt/accessibility.html', 'index.html', 'nowhere.html'])(
      'are text in %s',
      async name => {
        const page = await web.open(name)
        expect(await page.title()).toContain('<img src=x onerror=alert(1)>')
        expect(await page.$$eval('[onerror], script:not([src], [type="application/ld+json"])', all => all.length)).toBe(
          0,
        )
        if (name !== 'en/paper.html') return
        // Also where a script brings them from a note into view.
        await page.click('#call-5')
        await page.waitForSelector('.note-popover:popover-open')
        expect(await page.$eval('.note-popover code', code => code.textContent)).toContain('<script>alert(2)')
        const described = await page.$eval('script[type="application/ld+json"]', script => script.textContent)
        expect(JSON.parse(described ?? '').name).toContain('</script><script>')
      },
    )
  })
}

/** Follows a link as a reader does, to another page. */
async function follow(page: Page, link: string): Promise<void> {
  await Promise.all([page.waitForNavigation(), page.$eval(link, found => (found as HTMLElement).click())])
}

/** `es/paper.html#sec-why` */
const placeOf = (page: Page) => page.url().replace(/^.*\/(?=[^/]+\/[^/]+$)/, '')
