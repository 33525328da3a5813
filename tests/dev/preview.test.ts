import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fromHtml } from 'hast-util-from-html'
import { select, selectAll } from 'hast-util-select'
import { toString as textOf } from 'hast-util-to-string'
import { describe, expect, it, vi } from 'vitest'
import { ask, copyBridges, listen, serve } from './serve.ts'

const edit = (root: string, name: string, from: string, to: string) => {
  const file = path.join(root, name)
  writeFileSync(file, readFileSync(file, 'utf8').replace(from, to))
}

describe('the preview', () => {
  it('lists every edition in every language, and the desk', async () => {
    const { url } = await serve(copyBridges())
    const page = fromHtml((await ask(url)).body)
    const links = selectAll('a[href]', page).map(link => link.properties.href)
    for (const href of ['/en/paper.html', '/pt/leaflet.html', '/translate/es', '/translate/pt'])
      expect(links).toContain(href)
  })

  it('shows the page that a build publishes, with its style sheets, and writes nothing', async () => {
    const root = copyBridges()
    const { url } = await serve(root)
    const answer = await ask(url, { path: '/es/paper.html' })
    const page = fromHtml(answer.body)
    expect(textOf(select('main', page) ?? page)).toContain('Los arcos se apoyan')
    for (const link of selectAll('link[rel=stylesheet]', page)) {
      const { pathname } = new URL(String(link.properties.href), new URL('/es/paper.html', url))
      expect((await ask(url, { path: pathname })).headers['content-type'], pathname).toMatch(/^text\/css/)
    }
    const font = /url\("(fonts\/[^"]+)"/.exec((await ask(url, { path: '/assets/fonts.css' })).body)?.[1]
    expect((await ask(url, { path: `/assets/${font}` })).headers['content-type']).toBe('font/woff2')
    expect(selectAll('script[src]', page).map(script => script.properties.src)).toEqual([
      '/assets/reading.js',
      '/dev/preview.js',
    ])
    expect(readdirSync(root)).not.toContain('dist')
  })

  it('sends scripts without types', async () => {
    const { url } = await serve(copyBridges())
    const script = await ask(url, { path: '/dev/connection.ts' })
    expect(script.headers['content-type']).toMatch(/^text\/javascript/)
    expect(script.body).toContain('EventSource')
    expect(script.body).not.toContain('interface Listener')
  })

  it('follows the files, also those that an editor replaces, again and again', async () => {
    const root = copyBridges()
    const { url } = await serve(root)
    await ask(url, { path: '/en/paper.html' })
    const chapter = path.join(root, 'content/01-arches.md')
    const text = readFileSync(chapter, 'utf8')
    const nextVersion = await listen(url)
    for (const word of ['Bows', 'Vaults', 'Domes']) {
      writeFileSync(`${chapter}~`, text.replace('Arches *lean*', `${word} *lean*`))
      renameSync(`${chapter}~`, chapter)
      await nextVersion()
      expect((await ask(url, { path: '/en/paper.html' })).body).toContain(`${word} <em>lean</em>`)
    }
  })

  it('notices folders and files that come and go, and the bibliography', async () => {
    const root = copyBridges()
    const { url } = await serve(root)
    await ask(url)
    const nextVersion = await listen(url)
    for (const change of [
      () => edit(root, 'references.bib', '{Stone arches}', '{Arches of stone}'),
      () => writeFileSync(path.join(root, 'content/shared/new.md'), 'New.'),
      () => rmSync(path.join(root, 'locales/es'), { recursive: true }),
    ]) {
      change()
      await nextVersion()
    }
    expect((await ask(url, { path: '/en/paper.html' })).body).toContain('Arches of stone')
  })

  it('tells problems in the page and in the terminal, with file and line, and that they are gone', async () => {
    const root = copyBridges()
    const { url, said } = await serve(root)
    await vi.waitFor(() => expect(said()).toContain('No problems found'), 30_000)
    edit(root, 'content/01-arches.md', '[@smith2020, p. 3]', '[@smyth2020, p. 3]')
    await vi.waitFor(() => expect(said()).toContain('did you mean `smith2020`'), 30_000)
    expect(said()).toMatch(/content\/01-arches\.md:7:\d+ {2}error/)
    const panel = select('#dev-panel', fromHtml((await ask(url, { path: '/en/paper.html' })).body))
    expect(panel && textOf(panel)).toMatch(/content\/01-arches\.md:7:\d+ error .*smyth2020/)
    edit(root, 'content/01-arches.md', '[@smyth2020, p. 3]', '[@smith2020, p. 3]')
    await vi.waitFor(() => expect(said().split('No problems found')).toHaveLength(3), 30_000)
    edit(root, 'content/01-arches.md', '[@smith2020, p. 3]', '[@smith2020, p. 3] ☎')
    await vi.waitFor(() => expect(said()).toContain('character-unprintable'), 30_000)
  })

  it('says what is wrong while the settings cannot be read, and comes back', async () => {
    const root = copyBridges()
    const { url } = await serve(root)
    edit(root, 'content/publication.yaml', 'title: On bridges', 'titel: On bridges')
    for (const path of ['/', '/en/paper.html']) expect((await ask(url, { path })).body).toContain('title')
    expect((await ask(url, { path: '/en/paper.html' })).status).toBe(503)
    edit(root, 'content/publication.yaml', 'titel: On bridges', 'title: On bridges')
    expect((await ask(url, { path: '/en/paper.html' })).status).toBe(200)
  })

  it('serves nothing but the publication', async () => {
    const { url } = await serve(copyBridges())
    for (const path of [
      '/../package.json',
      '/assets/../../references.bib',
      '/assets/%2e%2e/%2e%2e/references.bib',
      '/references.bib',
      '/content/publication.yaml',
      '/dev/../server.ts',
      '/dev/%2e%2e/server.ts',
      '/dev/..%2fserver.ts',
      '/dev/desk.html',
      '/en/paper',
      '/fr/paper.html',
      '/en/constructor.html',
    ]) {
      const { status, body } = await ask(url, { path })
      expect(status, path).toBe(404)
      expect(body).not.toContain('@book')
    }
    expect((await ask(url, { path: '/%zz' })).status).toBe(400)
  })

  it('has a page for the PDF of each edition, and none for others', async () => {
    const { url } = await serve(copyBridges())
    const { status, body } = await ask(url, { path: '/pdf/es/paper' })
    expect({ status, frame: select('iframe', fromHtml(body))?.properties.dataFile }).toEqual({
      status: 200,
      frame: '/es/paper.pdf',
    })
    for (const path of ['/pdf/es/nothing', '/es/nothing.pdf']) expect((await ask(url, { path })).status).toBe(404)
  })

  it('tells where the words of a page were written, in the chapter or in the translation', async () => {
    const { url } = await serve(copyBridges())
    const page = (await ask(url, { path: '/en/paper.html' })).body
    const anchor = /<p id="(p-\w+)">Arches/.exec(page)?.[1]
    const place = async (language: string) =>
      JSON.parse((await ask(url, { path: `/dev/source/${language}/paper/${anchor}` })).body)
    expect(await place('en')).toMatchObject({
      file: 'content/01-arches.md',
      line: 7,
      href: expect.stringMatching(/^vscode:\/\/file\/.*\/content\/01-arches\.md:7:1$/),
    })
    expect(await place('es')).toMatchObject({ file: 'locales/es/01-arches.json' })
    expect((await ask(url, { path: '/dev/source/en/paper/nowhere' })).status).toBe(404)
  })
})
