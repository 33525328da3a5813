import { readFileSync } from 'node:fs'
import type { Page } from 'puppeteer'
import { SaxesParser } from 'saxes'
import { expect, it } from 'vitest'
import type { TestedWeb } from './tested-web.ts'

/** What figures and lists offer. */
export function figures(web: TestedWeb): void {
  const open = (name = 'en/paper.html'): Promise<Page> => web.open(name)
  const offered = (page: Page, figure: string, ending: string): Promise<string> =>
    page.$eval(`${figure} .figure-tools a[href$="${ending}"]`, link => (link as HTMLAnchorElement).href)

  it('offers drawings as SVG that stand alone, and the data of charts as CSV', async () => {
    const page = await open('en/brief.html')
    const svg = readFileSync(new URL(await offered(page, '#fig-lines', '.svg')), 'utf8')
    const parser = new SaxesParser({ xmlns: true })
    parser.write(svg).close()
    expect(svg).toMatch(/^<svg[^>]* xmlns="http:\/\/www\.w3\.org\/2000\/svg"/)
    expect(svg).toContain('<title>Lengths, by year</title>')
    const csv = readFileSync(new URL(await offered(page, '#fig-lines', '.csv')), 'utf8')
    expect(csv).toBe('\uFEFFYear,Length\r\n2000,10\r\n2010,20\r\n2020,40\r\n')
    await expect(offered(await open(), '#fig-v', '.csv')).rejects.toThrow()
  })

  it('opens a drawing as large as the window, and puts it back', async () => {
    const page = await open()
    const width = await page.$eval('#fig-v .media svg', svg => svg.getBoundingClientRect().width)
    await page.$$eval('#fig-v .figure-tools button', ([, enlarge]) => (enlarge as HTMLElement).focus())
    await page.keyboard.press('Enter')
    await page.waitForSelector('dialog[open] > svg')
    expect(await page.$eval('dialog > svg', svg => svg.getBoundingClientRect().width)).toBeGreaterThan(width)
    await page.keyboard.press('Escape')
    await page.waitForSelector('#fig-v .media > svg')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Enlarge')
  })

  it('makes a PNG of a drawing, in its fonts, also in a page from a folder', async () => {
    const page = await open()
    const png = await page.evaluate(async () => {
      const saved = new Promise<string>(resolve => {
        HTMLAnchorElement.prototype.click = function () {
          fetchBlob(this.href).then(resolve)
        }
      })
      let blob: Blob | undefined
      const made = URL.createObjectURL
      URL.createObjectURL = object => {
        blob = object as Blob
        return made(object)
      }
      const fetchBlob = async (_: string): Promise<string> => {
        const bytes = new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer(0))
        return String.fromCharCode(...bytes.slice(1, 24))
      }
      document.querySelector<HTMLElement>('#fig-v .figure-tools button')?.click()
      return saved
    })
    expect(png.slice(0, 3)).toBe('PNG')
    // Thrice the 640 units of the drawing.
    expect(png.charCodeAt(17) * 256 + png.charCodeAt(18)).toBe(1920)
    expect(await page.evaluate(() => typeof (globalThis as { figureFonts?: string }).figureFonts)).toBe('string')
  })

  it('shows the recommendations to one of those whom they address', async () => {
    const page = await open()
    const rows = () =>
      page.$$eval('table.recommendations tbody tr', all => all.filter(row => row.checkVisibility()).length)
    const before = await rows()
    const list = '.choose-actor:has(+ table) select'
    await page.select(list, 'Builders')
    expect(await rows()).toBeLessThan(before)
    expect(
      await page.$$eval('table.recommendations tbody:not([hidden]) th', heads => heads.map(head => head.textContent)),
    ).toEqual(['Builders'])
    await page.select(list, '')
    expect(await rows()).toBe(before)
  })

  it('shows those of a chapter, too, and whichever a link leads to', async () => {
    const page = await open()
    const shown = () =>
      page.$$eval('#rec-z, #rec-q, h3', all =>
        all.filter(one => one.checkVisibility()).map(one => (one.tagName === 'H3' ? one.textContent : one.id)),
      )
    const all = await shown()
    await page.select('.choose-actor:not(:has(+ table)) select', 'builders')
    const some = await shown()
    expect(all.filter(name => !some.includes(name))).toEqual([expect.stringMatching(/towns/), 'rec-q'])
    await page.evaluate(() => {
      location.hash = 'rec-q'
    })
    await page.waitForFunction(() => document.getElementById('rec-q')?.checkVisibility())
    expect(await shown()).toEqual(all)
  })
}
