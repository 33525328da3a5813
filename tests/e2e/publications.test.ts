import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { Element, Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { select, selectAll } from 'hast-util-select'
import { toString as textOf } from 'hast-util-to-string'
import type { PDFDocumentProxy } from 'pdfjs-dist'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Manifest } from '../../scripts/build/manifest.ts'
import { runPipeline } from '../../scripts/build/pipeline.ts'
import { silent } from '../../scripts/ground/progress.ts'
import { loadPublication } from '../../scripts/load/publication.ts'
import type { Publication } from '../../scripts/model/publication.ts'
import { writeLongPublication } from '../support/long-publication.ts'
import { pageTexts, readPdf } from '../support/pdf.ts'

/** A publication of many pages, built in a folder of its own. */
let root: string
let publication: Publication
let manifest: Manifest

beforeAll(async () => {
  root = writeLongPublication()
  const { messages } = await runPipeline({ root, progress: silent })
  expect(messages.filter(({ severity }) => severity === 'error')).toEqual([])
  publication = loadPublication(root).publication as Publication
  manifest = JSON.parse(readFileSync(path.join(root, 'dist/manifest.json'), 'utf8'))
}, 180_000)

afterAll(() => rmSync(root, { recursive: true, force: true }))

const EDITIONS = ['statement', 'paper']
const LANGUAGES = [
  { id: 'en', tag: 'en-GB', contents: 'Contents' },
  { id: 'es', tag: 'es', contents: 'Índice' },
  { id: 'pt', tag: 'pt-BR', contents: 'Sumário' },
]
const ALL = EDITIONS.flatMap(edition => LANGUAGES.map(language => ({ edition, ...language })))

const bytes = (name: string) => readFileSync(path.join(root, 'dist', name))
const page = (name: string): Root => fromHtml(bytes(name).toString('utf8'))
const words = (element: Element | undefined) =>
  textOf(element ?? { type: 'root', children: [] })
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()

interface StructureNode {
  role?: string
  children?: StructureNode[]
}

/** Notes in the structure of a PDF, by their numbers: a note that goes on overleaf is found on both pages. */
async function taggedNotes(document: PDFDocumentProxy): Promise<number> {
  let count = 0
  const walk = (node: StructureNode) => {
    if (node.role === 'Note' && node.children?.some(child => child.role === 'Lbl')) count++
    for (const child of node.children ?? []) walk(child)
  }
  for (let number = 1; number <= document.numPages; number++)
    walk(((await (await document.getPage(number)).getStructTree()) ?? {}) as StructureNode)
  return count
}

describe('the manifest and the list of publications', () => {
  it('hold twelve publications, each there with the bytes described', async () => {
    expect(manifest.publications.map(({ path: name }) => name).sort()).toEqual(
      ALL.flatMap(({ edition, id }) => [`${id}/${edition}.html`, `${id}/${edition}.pdf`]).sort(),
    )
    for (const entry of manifest.publications) {
      const digest = await crypto.subtle.digest('SHA-256', bytes(entry.path))
      expect(Buffer.from(digest).toString('hex')).toBe(entry.sha256)
      expect(entry.bytes).toBe(bytes(entry.path).length)
      expect(entry.words).toBeGreaterThan(500)
      if (entry.format === 'pdf') expect(entry.pages).toBeGreaterThan(2)
    }
  })

  it('links every file, with its pages', () => {
    const front = page('index.html')
    for (const { id } of LANGUAGES) expect(select(`a[href="${id}/index.html"]`, front), id).toBeDefined()
    for (const { path: name, pages } of manifest.publications) {
      const [folder = '', file = ''] = name.split('/')
      const index = page(`${folder}/index.html`)
      expect(select(`main a[href="${file}"]`, index), name).toBeDefined()
      if (pages !== undefined) expect(words(select('main', index))).toMatch(new RegExp(`${pages} p[aá]g`))
    }
  })
})

describe.each(ALL)('$edition in $id', ({ edition, id, tag, contents }) => {
  const html = () => page(`${id}/${edition}.html`)

  it('has its language, title and every part in HTML', () => {
    const tree = html()
    expect(select('html', tree)?.properties.lang).toBe(tag)
    expect(words(select('h1', tree))).not.toBe('')
    expect(words(select('title', tree))).toContain(words(select('h1', tree)))
    expect(selectAll('main section.chapter', tree)).toHaveLength(
      publication.editions.find(one => one.id === edition)?.chapters.length ?? 0,
    )
    expect(select('a.skip-link', tree)?.properties.href).toBe('#main')
    if (edition === 'paper') expect(words(select('nav.contents h2', tree))).toBe(contents)
    expect(selectAll('nav.switcher a[hreflang]', tree)).toHaveLength(2)
  })

  it('has unique ids, and links that lead somewhere', () => {
    const tree = html()
    const ids = selectAll('[id]', tree).map(element => String(element.properties.id))
    expect(ids.filter((one, index) => ids.indexOf(one) !== index)).toEqual([])
    for (const link of selectAll('a[href]', tree)) {
      const href = String(link.properties.href)
      if (href.startsWith('#')) expect(ids, href).toContain(href.slice(1))
      else if (!/^(https?|mailto):/.test(href)) expect(existsSync(path.join(root, 'dist', id, href)), href).toBe(true)
    }
  })

  it('has notes in one sequence, each called and leading back to its calls', () => {
    const tree = html()
    const notes = selectAll('section.notes > ol > li', tree)
    expect(notes.map(note => note.properties.id)).toEqual(notes.map((_note, index) => `note-${index + 1}`))
    const calls = selectAll('sup.call a', tree)
    expect(new Set(calls.map(call => call.properties.href)).size).toBe(notes.length)
    for (const call of calls)
      expect(select(`a.backlink[href="#${call.properties.id}"]`, tree), String(call.properties.id)).toBeDefined()
  })

  it('has figures with alternative text and no trace of source syntax', () => {
    const tree = html()
    for (const picture of selectAll('figure.figure svg, figure.figure img', tree))
      expect(String(picture.properties.ariaLabel ?? picture.properties.alt ?? '')).not.toBe('')
    const text = words(select('main', tree))
    expect(text).not.toMatch(/\[@|\[\^|\]\(#|:::|\{#|undefined|\[object/)
  })

  it('has a PDF with the same notes, the title, the language and tags', async () => {
    const tree = html()
    const notes = selectAll('section.notes > ol > li', tree).length
    const title = words(select('h1', tree))
    const pdf = bytes(`${id}/${edition}.pdf`)
    const facts = await readPdf(new Uint8Array(pdf), async document => ({
      metadata: await document.getMetadata(),
      marked: await document.getMarkInfo(),
      outline: await document.getOutline(),
      notes: await taggedNotes(document),
      pages: document.numPages,
    }))
    const info = facts.metadata.info as Record<string, unknown>
    expect(String(info.Title)).toContain(title)
    expect(info.Language ?? tag).toBe(tag)
    expect((facts.marked as Map<string, boolean> | null)?.get('Marked')).toBe(true)
    expect(facts.outline?.length).toBeGreaterThan(0)
    expect(facts.notes).toBe(notes)
    expect(facts.pages).toBe(manifest.publications.find(entry => entry.path === `${id}/${edition}.pdf`)?.pages)
  })

  it('has the words of every chapter on the pages of the PDF', async () => {
    const tree = html()
    const pages = (await pageTexts(new Uint8Array(bytes(`${id}/${edition}.pdf`)))).join(' ')
    const squeeze = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '')
    const printed = squeeze(pages)
    for (const heading of selectAll('section.chapter > h2', tree)) expect(printed).toContain(squeeze(words(heading)))
  })
})

describe('a second build', () => {
  it('gives the same pages, byte for byte, on screen and on paper', async () => {
    const before = manifest.publications.map(entry => [entry.path, entry.sha256])
    rmSync(path.join(root, 'dist'), { recursive: true })
    await runPipeline({ root, progress: silent })
    const again: Manifest = JSON.parse(bytes('manifest.json').toString('utf8'))
    expect(again.publications.map(entry => [entry.path, entry.sha256])).toEqual(before)
  })

  it('of one format leaves the files of the others', async () => {
    const before = bytes('en/paper.pdf')
    await runPipeline({ root, formats: ['html'], progress: silent })
    expect(bytes('en/paper.pdf').equals(before)).toBe(true)
  })
})
