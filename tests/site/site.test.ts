import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fromHtml } from 'hast-util-from-html'
import { select, selectAll } from 'hast-util-select'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { runPipeline } from '../../scripts/build/pipeline.ts'
import { silent } from '../../scripts/ground/progress.ts'
import { createPublication, SETTINGS } from '../support/publication.ts'
import { words } from '../support/render.ts'
import { accessible } from './web/accessible.ts'
import { chapterPages } from './web/chapter-pages.ts'
import { figures } from './web/figures.ts'
import { firstView } from './web/first-view.ts'
import { reading } from './web/reading.ts'
import { search } from './web/search.ts'
import { testedWeb } from './web/tested-web.ts'
import { walk } from './web/walk.ts'

/** A build and a browser take longer than most tests do: all that looks at a whole site does so here. */
const web = testedWeb()

describe('the lists of publications', () => {
  it('speak the language of the reader, from a front in all of them', () => {
    const front = web.tree('index.html')
    const links = selectAll('main a', front).map(link => link.properties.href)
    expect(links).toEqual(['en/index.html', 'es/index.html', 'pt/index.html'])
    const spanish = web.tree('es/index.html')
    expect(select('html', spanish)?.properties.lang).toBe('es')
    expect(words(select('.edition', spanish))).toMatch(
      /Borrador · Versión 1\.0 · 15 de diciembre de 2022 · traducido al 0 %/,
    )
    expect(words(select('.edition .files', spanish))).toMatch(/Leer en línea \(\d+ kB\)/)
  })

  it('name earlier versions, and what superseded them', () => {
    const list = select('ul.versions', web.tree('pt/index.html'))
    expect(words(list)).toMatch(/Versão 0\.9 · .*Substituída pela versão 1\.0/)
    expect(select('a[href="../versions/0.9/paper-0.9.pdf"]', list ?? web.tree('404.html'))).toBeTruthy()
    expect(existsSync(path.join(web.dist, 'versions/0.9/paper-0.9.pdf'))).toBe(true)
  })

  it('refuse a version whose file is not there, or could run something, with its place', async () => {
    const version = (src: string) =>
      `- version: "0.9"\n  date: 2022-06-01\n  files:\n    - { edition: paper, language: en, src: ${src} }\n`
    for (const src of ['gone.pdf', 'old.html', '../references.pdf']) {
      const root = createPublication({ 'content/versions.yaml': version(src), 'content/old.html': '<script></script>' })
      const { messages } = await runPipeline({ root, formats: [], progress: silent })
      const errors = messages.filter(({ severity }) => severity === 'error')
      expect(errors.map(({ file, line, column, rule }) => `${file}:${line}:${column} ${rule}`)).toEqual([
        'content/versions.yaml:4:44 version-file',
      ])
    }
  })
})

it('keep files of a version apart that have the same name', async () => {
  const named = (language: string) => `{ edition: paper, language: ${language}, src: ${language}/paper.pdf }`
  const root = createPublication({
    'content/versions.yaml': `- { version: "0.9", date: 2022-06-01, files: [${named('en')}, ${named('es')}] }\n`,
    'content/en/paper.pdf': '%PDF-1.7 en\n',
    'content/es/paper.pdf': '%PDF-1.7 es\n',
  })
  const { messages } = await runPipeline({ root, formats: ['html'], editions: ['paper'], progress: silent })
  expect(messages.filter(({ severity }) => severity === 'error')).toEqual([])
  const links = selectAll('ul.versions .files a', fromHtml(readFileSync(path.join(root, 'dist/es/index.html'), 'utf8')))
  const files = links.map(link => readFileSync(path.join(root, 'dist/es', String(link.properties.href)), 'utf8'))
  expect(files).toEqual(['%PDF-1.7 en\n', '%PDF-1.7 es\n'])
})

it.each([
  'example.org',
  'https://a:b@example.org/',
  'https://example.org/?a',
  'https://example.org/#b',
  'ftp://example.org',
])('refuse %s as the address of a site, with its place', async site => {
  const settings = SETTINGS.replace('title: On bridges', `title: On bridges\nsite: '${site}'`)
  const root = createPublication({ 'content/publication.yaml': settings })
  const { messages } = await runPipeline({ root, formats: [], progress: silent })
  const errors = messages.filter(({ severity }) => severity === 'error')
  expect(errors.map(({ file, line, column }) => `${file}:${line}:${column}`)).toEqual(['content/publication.yaml:2:7'])
})

describe('addresses', () => {
  it('are said by pages once the site is known', () => {
    const page = web.tree('es/paper.html')
    expect(select('link[rel=canonical]', page)?.properties.href).toBe('https://example.org/b/es/paper.html')
    const alternates = selectAll('link[rel=alternate]', page).map(({ properties: { hrefLang, href } }) => [
      hrefLang,
      href,
    ])
    expect(alternates).toEqual([
      ['en-GB', 'https://example.org/b/en/paper.html'],
      ['es', 'https://example.org/b/es/paper.html'],
      ['pt-BR', 'https://example.org/b/pt/paper.html'],
      ['x-default', 'https://example.org/b/en/paper.html'],
    ])
  })

  it('stand in a sitemap and in a feed of versions, well-formed', () => {
    for (const name of ['sitemap.xml', 'es/versions.atom'])
      new SaxesParser({ xmlns: true }).write(web.read(name)).close()
    expect(web.read('sitemap.xml')).toContain('<loc>https://example.org/b/es/paper.html</loc>')
    expect(web.read('es/versions.atom').match(/<entry>/g)).toHaveLength(2)
    expect(web.read('es/versions.atom')).toContain('https://example.org/b/versions/0.9/paper-0.9.pdf')
  })

  it('lead from the page for what is not there to the lists, at any depth', () => {
    const links = selectAll('main a', web.tree('404.html')).map(link => link.properties.href)
    expect(links).toContain('https://example.org/b/pt/index.html')
  })
})

describe('pages for chapters', () => chapterPages(web))
describe('search', () => search(web))
describe('what scripts add', () => reading(web))
describe('figures', () => figures(web))
describe('readers', () => walk(web))
describe('the first view', () => firstView(web))
describe('accessibility', () => accessible(web))
