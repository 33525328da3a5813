import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { fromHtml } from 'hast-util-from-html'
import { select, selectAll } from 'hast-util-select'
import type { Browser, Page } from 'puppeteer'
import { SaxesParser } from 'saxes'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runPipeline } from '../../scripts/build/pipeline.ts'
import { silent } from '../../scripts/ground/progress.ts'
import { openBrowser, openPage } from '../dev/open-browser.ts'
import { chapter, createPublication, SETTINGS } from '../support/publication.ts'
import { words } from '../support/render.ts'
import { buildWeb } from '../support/web.ts'

const HOSTILE = '<img src=x onerror=alert(1)> </script><script>alert(2)</script>'

let web: Awaited<ReturnType<typeof buildWeb>>
let browser: Browser

beforeAll(async () => {
  const settings = SETTINGS.replace('title: On bridges', `title: 'On bridges ${HOSTILE}'\nsite: https://example.org/b`)
  ;[web, browser] = await Promise.all([
    buildWeb({
      'content/publication.yaml': settings,
      'content/01-arches.md': chapter('Arches', `Cities build \`${HOSTILE}\` bridges.\n\nA city [@smith2020].`),
    }),
    openBrowser(),
  ])
})
afterAll(async () => {
  await browser?.close()
  web?.remove()
})

const read = (name: string) => readFileSync(path.join(web.dist, name), 'utf8')
const open = (name: string): Promise<Page> => openPage(browser, pathToFileURL(path.join(web.dist, name)))

describe('the lists of publications', () => {
  it('speak the language of the reader, from a front in all of them', () => {
    const front = fromHtml(read('index.html'))
    const links = selectAll('main a', front).map(link => link.properties.href)
    expect(links).toEqual(['en/index.html', 'es/index.html', 'pt/index.html'])
    const spanish = fromHtml(read('es/index.html'))
    expect(select('html', spanish)?.properties.lang).toBe('es')
    expect(words(select('.edition', spanish))).toMatch(
      /Borrador · Versión 1\.0 · 15 de diciembre de 2022 · traducido al 0 %/,
    )
    expect(words(select('.edition .files', spanish))).toMatch(/Leer en línea \(\d+ kB\)/)
  })

  it('name earlier versions, and what superseded them', () => {
    const list = select('ul.versions', fromHtml(read('pt/index.html')))
    expect(words(list)).toMatch(/Versão 0\.9 · .*Substituída pela versão 1\.0/)
    expect(select('a[href="../versions/0.9/paper-0.9.pdf"]', list ?? fromHtml(''))).toBeTruthy()
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

describe('addresses', () => {
  it('are said by pages once the site is known', () => {
    const page = fromHtml(read('es/paper.html'))
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
    for (const name of ['sitemap.xml', 'es/versions.atom']) new SaxesParser({ xmlns: true }).write(read(name)).close()
    expect(read('sitemap.xml')).toContain('<loc>https://example.org/b/es/paper.html</loc>')
    expect(read('es/versions.atom').match(/<entry>/g)).toHaveLength(2)
    expect(read('es/versions.atom')).toContain('https://example.org/b/versions/0.9/paper-0.9.pdf')
  })

  it('lead from the page for what is not there to the lists, at any depth', () => {
    const links = selectAll('main a', fromHtml(read('404.html'))).map(link => link.properties.href)
    expect(links).toContain('https://example.org/b/pt/index.html')
  })
})

describe('search', () => {
  const query = async (page: Page, text: string) => {
    await page.$eval('#query', input => {
      ;(input as HTMLInputElement).value = ''
    })
    await page.type('#query', text)
    return page.$$eval('ol.found > li', items => items.map(item => item.textContent))
  }

  it('finds passages by their stems, without accents and capitals, from a folder', async () => {
    const page = await open('en/search.html')
    expect(await query(page, 'CITIES')).toHaveLength(2)
    expect(await query(page, 'citíes bridge')).toHaveLength(1)
    expect(await query(page, 'zebra')).toEqual([])
    expect(await page.$eval('[role=status]', status => status.textContent)).toMatch(/Nothing/)
  })

  it('leads to the passage, keeps the words in its address, and reads no word as HTML', async () => {
    const page = await open('en/search.html')
    await query(page, 'onerror')
    expect(await page.$$eval('#search img, #search script', found => found.length)).toBe(0)
    expect(await page.$eval('ol.found', list => list.textContent)).toContain('<img src=x onerror=alert(1)>')
    expect(await page.$eval('ol.found mark', mark => mark.textContent)).toBe('onerror')
    expect(new URL(page.url()).hash).toBe('#onerror')
    await Promise.all([page.waitForNavigation(), page.$eval('ol.found a', link => (link as HTMLElement).click())])
    expect(page.url()).toMatch(/en\/paper\.html#p-/)
    expect(await page.$eval(':target', target => target.textContent)).toContain('onerror')
    await page.goBack()
    await page.waitForSelector('ol.found > li')
  })

  it('says without scripts where the text is', () => {
    const place = select('#search', fromHtml(read('pt/search.html')))
    expect(selectAll('a', place ?? fromHtml('')).map(link => link.properties.href)).toEqual(['paper.html'])
  })
})
