import { readdirSync } from 'node:fs'
import path from 'node:path'
import { select, selectAll } from 'hast-util-select'
import { expect, it } from 'vitest'
import { words } from '../../support/render.ts'
import type { TestedWeb } from './tested-web.ts'

const SECOND = 'paper.chapter-cables.html'

/** A page for each chapter. */
export function chapterPages(web: TestedWeb): void {
  const page = (name: string) => web.tree(`en/${name}`)

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
    const opened = await web.open(`en/${SECOND}#sec-why`)
    await opened.waitForFunction(() => location.pathname.endsWith('/paper.html'))
    expect(new URL(opened.url()).hash).toBe('#sec-why')
  })

  it('have their script whatever an address was mistyped to', async () => {
    const opened = await web.open(`en/${SECOND}#%E0%A4%A`)
    expect(await opened.$$eval('.progress', found => found.length)).toBe(1)
  })
}
