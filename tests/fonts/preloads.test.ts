import { rmSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { compileForPrint } from '../../scripts/bench/paper.ts'
import { withBrowser } from '../../scripts/browser/browser.ts'
import { preloads } from '../../scripts/fonts/preloads.ts'
import { loadAssets } from '../../scripts/formats/html/assets.ts'
import { TOOLCHAIN_ROOT } from '../../scripts/ground/toolchain.ts'
import { writeLongPublication } from '../support/long-publication.ts'

const assets = loadAssets(TOOLCHAIN_ROOT)
const root = writeLongPublication()
afterAll(() => rmSync(root, { recursive: true, force: true }))
const scriptsOf = (text: string, files = assets) => {
  const html = `<!doctype html><head><title>Ж</title><body><p class="page">${text}</p>`
  const scripts = preloads(html, files).map(path => /-(cyrillic|greek|latin|latin-ext|vietnamese)-\d/.exec(path)?.[1])
  return [...new Set(scripts)].sort()
}

describe('the fonts sent along with a document', () => {
  it.each([
    ['Portuguese', 'À cooperação não faltam razões: ações, órgãos e vínculos que já são lições.', ['latin']],
    ['Portuguese with a foreign name', 'A cooperação de Łódź e de outras cidades com parceiros de longe', ['latin']],
    ['Polish', 'Zażółć gęślą jaźń, powiedział burmistrz Łodzi.', ['latin', 'latin-ext']],
    ['Greek', 'Ξεσκεπάζω την ψυχοφθόρα βδελυγμία', ['greek']],
    ['nothing', '', []],
  ])('are those of its script: %s', (_language, text, scripts) => {
    expect(scriptsOf(text)).toEqual(scripts)
  })

  it('are none where no style sheet marks any', () => {
    const sheet = new TextDecoder().decode(assets.get('assets/fonts.css')).replaceAll('preload', '')
    const unmarked = new Map(assets).set('assets/fonts.css', new TextEncoder().encode(sheet))
    expect(scriptsOf('Text', unmarked)).toEqual([])
  })

  it.each(['en', 'es', 'pt'])('would all be asked for by a paper: %s', async language => {
    const { html, files, name } = await compileForPrint(root, undefined, language)
    const bodies = new Map([...files].map(([path, { body }]) => [path, body]))
    const sheet = new TextDecoder().decode(bodies.get('assets/fonts.css')).replaceAll('preload', '')
    const unmarked = new Map(files).set('assets/fonts.css', { body: Buffer.from(sheet), type: 'text/css' })
    const asked = await withBrowser({}, async browser => {
      const page = await browser.open({ name, html, files: unmarked })
      return page.evaluate(() => performance.getEntriesByType('resource').map(entry => new URL(entry.name).pathname))
    })
    const fonts = asked.filter(path => path.endsWith('.woff2')).map(path => path.slice(1))
    expect(fonts).toEqual(expect.arrayContaining(preloads(html, bodies)))
  })
})
