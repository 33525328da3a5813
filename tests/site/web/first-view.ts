import { select, selectAll } from 'hast-util-select'
import { describe, expect, it } from 'vitest'
import { firstLoad, total } from '../../support/first-load.ts'
import type { TestedWeb } from './tested-web.ts'

/** Bytes of style sheets, scripts and fonts; the text is its editors' business. */
const MOST = { edition: 130_000, list: 180_000 }
/** Bytes that are fetched before anything is painted, besides the page. */
const MOST_BEFORE = 60_000

/** What is fetched before a page is seen, and what is laid out: that makes how soon it is. `npm run bench:web` measures it. */
export function firstView(web: TestedWeb): void {
  describe.each([
    ['en/paper.html', MOST.edition],
    ['es/brief.html', MOST.edition],
    ['pt/index.html', MOST.list],
    ['en/search.html', MOST.list],
  ])('%s', (name, most) => {
    it('waits for style sheets and one small script, and for nothing from elsewhere', () => {
      const head = select('head', web.tree(name))
      const sheets = selectAll('link[rel~=stylesheet]', head ?? web.tree(name)).map(({ properties }) => properties.href)
      const scripts = selectAll('script[src]:not([defer], [async])', web.tree(name)).map(
        ({ properties }) => properties.src,
      )
      expect(scripts).toEqual(['../assets/colours.js'])
      const files = [...sheets, ...scripts].map(href => String(href).replace('../', ''))
      const bytes = files.reduce((sum, file) => sum + web.read(file).length, 0)
      expect(bytes).toBeLessThan(MOST_BEFORE)
    })

    it('is light, and is shown once all has come', async () => {
      const load = await firstLoad(web.browser, web.address(name, { hosted: true }))
      expect(total(load) - (load.bytes.get('.html') ?? 0)).toBeLessThan(most)
      expect(load.painted).toBeGreaterThan(0)
    })
  })

  it('chapters far from view are not laid out before they come near', async () => {
    const page = await web.open('en/paper.html')
    const laidOut = await page.$$eval('main > section.chapter, main > .notes', parts =>
      parts.map(part => part.querySelector('p')?.checkVisibility({ contentVisibilityAuto: true })),
    )
    expect(laidOut.at(0)).toBe(true)
    expect(laidOut.at(-1)).toBe(false)
  })

  // Fonts that come after the first paint are the worst case; those that come before it move nothing.
  it.each([
    ['en/paper.html', 1440, 'late fonts'],
    ['en/paper.html', 390, 'late fonts'],
    ['es/brief.html', 1440, 'late fonts'],
    ['pt/index.html', 1440, 'late fonts'],
    ['es/paper.html', 1440, 'a slow processor'],
    ['es/paper.chapter-cables.html', 390, 'a slow processor'],
  ] as const)('%s, %d px wide, does not move with %s', async (name, width, with_) => {
    const lateFonts = with_ === 'late fonts'
    const { shift, moved } = await firstLoad(web.browser, web.address(name, { hosted: true }), {
      ...{ width, lateFonts, slower: lateFonts ? 1 : 4 },
    })
    expect(shift, moved.join('\n')).toBeLessThan(0.01)
  })
}
