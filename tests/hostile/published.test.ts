import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib'
import { strFromU8, unzipSync } from 'fflate'
import type { Element, Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { visit } from 'unist-util-visit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runPipeline } from '../../scripts/build/pipeline.ts'
import { silent } from '../../scripts/ground/progress.ts'
import type { ReportedMessage } from '../../scripts/ground/report.ts'
import { openBrowser } from '../support/launch-browser.ts'
import { layPublication } from '../support/publication.ts'
import { TEXTS } from './corpus-texts.ts'
import { HostSocket } from './host-socket.ts'
import { layTexts } from './texts.ts'
import { translateAll } from './translate-all.ts'

// All texts of the corpus that are taken, in one publication, built once: none of them may do anything to whoever reads it.

const FORMATS = ['html', 'pdf', 'docx', 'epub']
const root = mkdtempSync(path.join(tmpdir(), 'hostile-'))
const host = new HostSocket()
const taken = TEXTS.filter(({ rule }) => rule === undefined)
let messages: readonly ReportedMessage[] = []
let files: readonly string[] = []

beforeAll(async () => {
  await host.listen()
  const { contents } = layTexts(taken)
  contents['content/publication.yaml'] += `formats: [${FORMATS.join(', ')}]\n`
  layPublication(root, host.named(contents))
  await translateAll(root, 'es', text => host.name(text))
  const result = await runPipeline({ root, languages: ['es'], formats: FORMATS, progress: silent })
  messages = result.messages
  files = readdirSync(path.join(root, 'dist'), { recursive: true, encoding: 'utf8' })
})
afterAll(() => {
  host.close()
  rmSync(root, { recursive: true, force: true })
})

const read = (name: string): Uint8Array => readFileSync(path.join(root, 'dist', name))
const ending = (end: string): string[] => files.filter(name => name.endsWith(end))

/** What in a page runs, fetches or leads away. */
function active(tree: Root): string[] {
  const found: string[] = []
  visit(tree, 'element', ({ tagName, properties, children }: Element) => {
    const say = (what: string): void => {
      found.push(`${tagName} ${what}`)
    }
    if (
      /^(?:iframe|object|embed|applet|base|frame|frameset|audio|video|source|portal|marquee|foreignObject|animate|set)$/i.test(
        tagName,
      )
    )
      say('is there')
    if (
      tagName === 'script' &&
      properties.type !== 'application/ld+json' &&
      (!isOwn(properties.src) || children.length > 0)
    )
      say('is not ours')
    if (tagName === 'meta' && String(properties.httpEquiv).toLowerCase() === 'refresh') say('leads away')
    for (const [name, value] of Object.entries(properties)) {
      if (/^on[a-z]/i.test(name)) say(name)
      if (/^(?:src|srcSet|data|poster|background|ping|action|formAction|xLinkHref)$/i.test(name) && !isOwn(value))
        say(`${name}=${value}`)
      if (name === 'href' && tagName !== 'a' && tagName !== 'link' && !isOwn(value)) say(`href=${value}`)
      if (name === 'href' && tagName === 'a' && !/^(?:https?:\/\/|mailto:|[^:]*$|#)/i.test(String(value)))
        say(`href=${value}`)
      if (name === 'style' && /url\s*\(|expression|@import/i.test(String(value))) say(`style=${value}`)
    }
  })
  return found
}

/** Whether an address is that of a file beside the page, or of a place in it. */
function isOwn(value: unknown): boolean {
  return typeof value === 'string' && !/^(?:[a-z][a-z0-9+.-]*:|\/\/|\\)/i.test(value.trim())
}

test('it is built', () => {
  expect(messages.filter(({ severity }) => severity === 'error')).toEqual([])
  expect(ending('.html').length).toBeGreaterThan(1)
})

test('pages hold nothing that runs, fetches or leads away', () => {
  for (const name of ending('.html')) expect(active(fromHtml(strFromU8(read(name)))), name).toEqual([])
})

test('books hold nothing that runs, fetches or leads away', () => {
  const [book = ''] = ending('.epub')
  const parts = unzipSync(read(book))
  for (const [name, bytes] of Object.entries(parts))
    if (/\.x?html$/.test(name)) expect(active(fromHtml(strFromU8(bytes), { space: 'html' })), name).toEqual([])
})

test('Word files hold no macro, no object, no field that reads, and lead to the web alone', () => {
  const [file = ''] = ending('.docx')
  const parts = unzipSync(read(file))
  expect(Object.keys(parts).filter(name => /vba|embeddings|activeX|externalLinks/i.test(name))).toEqual([])
  for (const [name, bytes] of Object.entries(parts)) {
    const text = /\.(?:xml|rels)$/.test(name) ? strFromU8(bytes) : ''
    for (const [, code = ''] of text.matchAll(/<w:instrText[^>]*>([^<]*)/g))
      expect(code, name).not.toMatch(/\b(?:DDE|DDEAUTO|INCLUDE\w*|IMPORT|MACROBUTTON|DATABASE)\b/)
    for (const [whole] of text.matchAll(/<Relationship [^>]*TargetMode="External"[^>]*>/g))
      expect(whole, name).toMatch(/Target="(?:https?:|mailto:)/)
  }
})

test('PDFs hold no script, no file, no command, and lead to the web alone', async () => {
  const found: string[] = []
  for (const name of ending('.pdf')) {
    const { context } = await PDFDocument.load(read(name), { updateMetadata: false })
    const look = (value: unknown): void => {
      if (value instanceof PDFArray) for (const item of value.asArray()) look(item)
      if (!(value instanceof PDFDict)) return
      for (const [key, own] of value.entries()) {
        const word = key.decodeText()
        if (/^(?:JS|JavaScript|OpenAction|AA|EmbeddedFiles?|EF|RichMedia|XFA)$/.test(word)) found.push(word)
        if (
          word === 'S' &&
          own instanceof PDFName &&
          /^(?:Launch|JavaScript|SubmitForm|ImportData|GoToR|GoToE|Rendition)$/.test(own.decodeText())
        )
          found.push(own.decodeText())
        if (
          word === 'URI' &&
          (own instanceof PDFString || own instanceof PDFHexString) &&
          !/^(?:https?:|mailto:)/.test(own.decodeText())
        )
          found.push(own.decodeText())
        look(own)
      }
    }
    for (const [, object] of context.enumerateIndirectObjects()) look('dict' in object ? object.dict : object)
  }
  expect(ending('.pdf').length).toBeGreaterThan(0)
  expect(found).toEqual([])
})

test('a browser that opens the pages runs none of it, and asks nobody for anything', async () => {
  const browser = await openBrowser()
  const seen: string[] = []
  try {
    const page = await browser.newPage()
    await page.exposeFunction('canary', (number: number) => seen.push(`canary ${number}`))
    page.on('dialog', dialog => {
      seen.push(`dialog ${dialog.message()}`)
      void dialog.dismiss()
    })
    page.on('popup', () => seen.push('a window'))
    const folder = pathToFileURL(path.join(root, 'dist')).href
    page.on('request', request => {
      if (!request.url().startsWith(folder) && !request.url().startsWith('data:')) seen.push(request.url())
    })
    for (const name of ending('.html')) {
      const address = pathToFileURL(path.join(root, 'dist', name)).href
      await page.goto(address, { waitUntil: 'load' })
      // What waits for a reader to move or to point.
      await page.evaluate(() => {
        for (const element of document.querySelectorAll<HTMLElement>('main *')) {
          element.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }))
          element.focus()
        }
      })
      expect(page.url().replace(/#.*/, ''), name).toBe(address)
    }
  } finally {
    await browser.close()
  }
  expect(seen).toEqual([])
  expect(host.heard).toEqual([])
})
