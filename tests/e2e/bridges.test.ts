import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fromHtml } from 'hast-util-from-html'
import { select, selectAll } from 'hast-util-select'
import { toString as textOf } from 'hast-util-to-string'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Manifest } from '../../scripts/build/manifest.ts'
import { runCli } from '../../scripts/cli.ts'
import { pageTexts } from '../support/pdf.ts'

/** A small publication with everything in it, built as `npm run build -- --root` does. */
const root = mkdtempSync(path.join(tmpdir(), 'bridges-'))
let printed = ''
let code: number

beforeAll(async () => {
  cpSync(path.join(import.meta.dirname, '../fixtures/bridges'), root, { recursive: true })
  const out = (text: string) => {
    printed += text
  }
  code = await runCli(['build', '--root', root], { out, err: () => undefined, interactive: false })
}, 120_000)

afterAll(() => rmSync(root, { recursive: true, force: true }))

const read = (name: string) => readFileSync(path.join(root, 'dist', name))
const page = (name: string) => fromHtml(read(name).toString('utf8'))
const words = (node: Parameters<typeof textOf>[0] | undefined) =>
  node
    ? textOf(node)
        .replace(/[\s\u00a0]+/g, ' ')
        .trim()
    : ''

describe('a publication built with --root', () => {
  it('comes out complete, without a message', () => {
    expect(code).toBe(0)
    expect(printed).not.toMatch(/error|warning/)
    expect(printed).toContain('dist/pt/leaflet.pdf')
  })

  it('keeps chapters, includes, boxes and recommendations in their places', () => {
    const main = words(select('main', page('en/paper.html')))
    for (const part of [
      '1 Arches',
      '2 Cables',
      'Wind shakes cables.',
      'Box 1 A gale',
      'Recommendation 1 Buy good rope',
      'Annex A Questions',
    ])
      expect(main).toContain(part)
    expect(main).not.toContain('Rain is not included')
    expect(main).toContain('See Figure 1, Table 1 and section 2.1.')
    expect(main).toContain('The United Nations (UN) built 50 % of them,')
  })

  it('puts the translation where it is, and marks what is missing or old', () => {
    const es = page('es/paper.html')
    expect(words(select('h1', es))).toBe('Sobre los puentes')
    const first = selectAll('section.chapter p', es)[0]
    expect(words(first)).toMatch(
      /^Los arcos se apoyan1 y «aguantan»2\. Véanse el gráfico 1, el cuadro 1 y la sección 2\.1\.$/,
    )
    expect(first?.properties.lang).toBeUndefined()
    const stale = selectAll('p.stale', es)
    expect(stale.map(words)).toEqual([expect.stringMatching(/^La piedra pesa/)])
    expect(words(stale[0])).toContain('La Naciones Unidas (ONU)')
    const untranslated = selectAll('.untranslated', es)
    expect(untranslated.length).toBeGreaterThan(10)
    for (const element of untranslated) expect(element.properties.lang).toBe('en-GB')
    expect(words(select('.cover-translated', es))).toMatch(/^Traducido al \d+ %/)
    expect(words(select('figure.figure svg text', es))).toBe('Clave')
    expect(select('figure.figure svg', es)?.properties.ariaLabel).toBe('Dos bloques que se apoyan.')
  })

  it('has the same anchors in every language', () => {
    const anchors = (language: string) =>
      selectAll('main [id]', page(`${language}/paper.html`)).map(element => element.properties.id)
    expect(anchors('es')).toEqual(anchors('en'))
    expect(anchors('pt')).toEqual(anchors('en'))
  })

  it('numbers a note once however often it is called', () => {
    const tree = page('en/paper.html')
    const lean = selectAll('section.notes > ol > li', tree).find(item => words(item).startsWith('They lean'))
    expect(selectAll(`sup.call a[href="#${lean?.properties.id}"]`, tree)).toHaveLength(2)
    expect(words(lean)).toContain('A second paragraph of the note.')
  })

  it('lets one word in publication.yaml choose the style of an edition', () => {
    const leaflet = words(select('main', page('en/leaflet.html')))
    expect(leaflet).toContain(
      'Arches lean (Smith, 2020, p. 3); cables pull (see Ruiz and Gómez, 2019, pp. 11–12; Smith, 2020)',
    )
    expect(leaflet).toContain('As Smith (2020, p. 9) says, the United Nations (UN) agrees.')
    expect(selectAll('section.notes > ol > li', page('en/leaflet.html'))).toHaveLength(1)
    expect(words(select('table.recommendations', page('en/leaflet.html')))).toContain('Buy good rope')
  })

  it('prints each note on the page of its call', async () => {
    const pages = await pageTexts(new Uint8Array(read('en/paper.pdf')))
    const notes = pages.filter(text => text.includes('Above 20 m/s'))
    expect(notes).toHaveLength(1)
    expect(notes[0]).toContain('Wind shakes cables.')
  })

  it('tells in the manifest how much is translated', () => {
    const { publications } = JSON.parse(read('manifest.json').toString()) as Manifest
    const share = (name: string) => publications.find(entry => entry.path === name)?.translated
    expect(share('en/paper.pdf')).toBe(1)
    expect(share('es/paper.html')).toBeGreaterThan(0.1)
    expect(share('es/paper.html')).toBeLessThan(0.6)
    expect(share('pt/paper.html')).toBe(0)
  })
})
