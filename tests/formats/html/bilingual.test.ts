import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fromHtml } from 'hast-util-from-html'
import { select, selectAll } from 'hast-util-select'
import { toString as textOf } from 'hast-util-to-string'
import { h } from 'hastscript'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCli } from '../../../scripts/cli.ts'
import { pairSections } from '../../../scripts/formats/html/bilingual.ts'
import { pageTexts } from '../../support/pdf.ts'
import { readDocument } from '../pdf/verify-read.ts'

const root = mkdtempSync(path.join(tmpdir(), 'bilingual-'))
const silent = { out: () => undefined, err: () => undefined, interactive: false }

beforeAll(async () => {
  cpSync(path.join(import.meta.dirname, '../../fixtures/bridges'), root, { recursive: true })
  expect(await runCli(['build', '--bilingual', 'es', '--root', root], silent)).toBe(0)
}, 60_000)

afterAll(() => rmSync(root, { recursive: true, force: true }))

const words = (node: Parameters<typeof textOf>[0] | undefined | null) =>
  node
    ? textOf(node)
        .replace(/[\s\u00a0]+/g, ' ')
        .trim()
    : ''

describe('the bilingual edition', () => {
  const tree = () => fromHtml(readFileSync(path.join(root, 'dist/es/paper.bilingual.html'), 'utf8'))

  it('sets each block beside its translation', () => {
    const pairs = selectAll('.pair', tree()).map(pair => [
      words(select('.pair-source', pair)),
      words(select('.pair-target', pair)),
    ])
    expect(pairs[0]).toEqual(['1 Arches', '1 Arcos'])
    expect(pairs[1]?.[0]).toMatch(/^Arches lean/)
    expect(pairs[1]?.[1]).toMatch(/^Los arcos se apoyan/)
    for (const [source, target] of pairs) expect([source === '', target === '']).toEqual([false, false])
  })

  it('marks what is missing and what is old, says the language, and keeps ids unique', () => {
    expect(selectAll('.pair-target .stale', tree())).toHaveLength(1)
    expect(selectAll('.pair-target .untranslated', tree()).length).toBeGreaterThan(5)
    for (const source of selectAll('.pair-source', tree())) expect(source.properties.lang).toBe('en-GB')
    const ids = selectAll('[id]', tree()).map(element => element.properties.id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('pairs the notes by their numbers', () => {
    const notes = selectAll('section.notes .pair', tree())
    for (const pair of notes.filter(note => select('li', note)))
      expect(select('.pair-source ol', pair)?.properties.start).toBe(select('.pair-target ol', pair)?.properties.start)
    expect(notes.length).toBeGreaterThan(4)
  })

  it('sets each work beside itself, though languages have them in another order', () => {
    const list = (names: string[]) => [
      h('section', [
        h(
          'ul.references',
          names.map(name => h('li', { id: `ref-${name[0]}` }, name)),
        ),
      ]),
    ]
    const source = list(['A World Bank', 'C United Nations'])
    const target = list(['C Naciones Unidas', 'A Banco Mundial'])
    const [section] = pairSections({ source, target, sourceTag: 'en' })
    const pairs = selectAll('.pair', section).map(pair => selectAll('li', pair).map(words))
    expect(pairs).toEqual([
      ['A World Bank', 'A Banco Mundial'],
      ['C United Nations', 'C Naciones Unidas'],
    ])
  })

  it('has its notes in both languages at the foot of the page of their call', async () => {
    const { pages, pageOf } = await readDocument(readFileSync(path.join(root, 'dist/es/paper.bilingual.pdf')))
    const notes = [...pageOf.keys()].filter(anchor => /^note-\d+$/.test(anchor))
    expect(notes.length).toBeGreaterThan(4)
    for (const note of notes) {
      const call = pages.find(({ links }) => links.some(({ target }) => target === note))
      expect([note, pageOf.get(note)]).toEqual([note, call?.number])
    }
    for (const { number, texts } of pages.slice(1)) expect([number, texts.length > 3]).toEqual([number, true])
  })

  it('comes as a PDF too', async () => {
    const pages = await pageTexts(new Uint8Array(readFileSync(path.join(root, 'dist/es/paper.bilingual.pdf'))))
    expect(pages.join(' ')).toContain('Arches lean')
    expect(pages.join(' ')).toContain('Los arcos')
  })

  it('is made for a translation only', async () => {
    expect(await runCli(['build', '--bilingual', 'en', '--root', root], silent)).toBe(2)
  })
})
