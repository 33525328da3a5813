import path from 'node:path'
import type { Element, Nodes } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { select, selectAll } from 'hast-util-select'
import { toString as textOf } from 'hast-util-to-string'
import { VFile } from 'vfile'
import { describe, expect, it } from 'vitest'
import { type PrintBrowser, withBrowser } from '../../../scripts/browser/browser.ts'
import { prepare } from '../../../scripts/build/prepare.ts'
import { bookmarkName } from '../../../scripts/formats/docx/bookmarks.ts'
import { format } from '../../../scripts/formats/docx/format.ts'
import { looksOf } from '../../../scripts/formats/html/looks.ts'
import { renderDocument } from '../../../scripts/formats/html/render.ts'
import { collectMessages } from '../../../scripts/ground/report.ts'
import { makeRenditions } from '../../../scripts/renditions/rendition.ts'
import { createPublication, SETTINGS } from '../../support/publication.ts'
import { all, readDocx, type WordFile, type WordParagraph } from './read-docx.ts'

const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100" width="300" height="100"><rect width="300" height="100" fill="#cde"/><text x="20" y="50" font-size="16">Span</text></svg>'

/** All that a chapter can hold, in the places that are hard. */
const TORTURE = `---
title: Arches
id: sec-arches
---

Arches "carry" by leaning [@smith2020, p. 3].[^long] Again[^long] and *again*, see [](#fig-arch), [](#sec-deep) and
[the web](https://example.org/a?b=1&c=2). H~2~O, m^2^, \`code "kept"\`, ~~gone~~.

## Deep {#sec-deep}

1. One
   - bullet

     second paragraph of the bullet[^list]
     1. deeper
2. Two

3) Three, anew

### Deeper

#### Deepest

> Quoted words.

Term
: What it means.

:::figure{#fig-arch src=figures/arch.svg alt="An arch <leaning>"}
An arch. Source: [@ruiz2019].
:::

:::box{#box-tables}[A box with a table]
Before.

| Part | Number |
|---|--:|
| Stone | 12 |
| Rope[^table] | 3 |
:::

:::key-messages
- First
- Second
:::

:::quote{by="A mason"}
It stands.
:::

:::recommendation{#rec-lean to="towns" chapter=sec-arches}[Let it lean [@smith2020]]
Lean.

1. So
2. Then
:::

::recommendations{by=actor}

[^long]: First paragraph of the note.

    Second paragraph.

    - a list
    - in a note
[^list]: As @ruiz2019 says.
[^table]: In a cell.
`

const CONTENTS = {
  'content/publication.yaml': SETTINGS.replace(
    'chapters: [01-arches, 02-cables]',
    'chapters: [01-arches, 02-cables, annex, works]\n    contents: true\nformats: [html, docx]',
  ),
  'content/01-arches.md': TORTURE,
  'content/annex.md': '---\ntitle: More\nnumbering: annex\n---\n\n## Within\n\nMore.\n',
  'content/works.md': '---\ntitle: Works\nnumbering: none\n---\n\n::bibliography\n',
  'content/figures/arch.svg': SVG,
}

interface Built {
  bytes: Uint8Array
  /** Made once more. */
  again: Uint8Array
  word: WordFile
  html: Nodes
}

let built: Promise<Built> | undefined

/** The file and the page, made once for all tests. */
function build(): Promise<Built> {
  built ??= make()
  return built
}

async function make(): Promise<Built> {
  const prepared = await prepare(createPublication(CONTENTS))
  if ('failed' in prepared) throw new Error('The publication cannot be read')
  const [rendition] = makeRenditions(prepared)
  const errors = collectMessages(prepared.files).filter(({ severity }) => severity === 'error')
  const template = looksOf(prepared.publication, prepared.loaded).templates.get('paper')
  if (!rendition || !template || errors.length > 0) throw new Error(JSON.stringify(errors))
  const session = format.setUp({ ...prepared, formats: [format] })
  const render = (browser: PrintBrowser) =>
    session.render(rendition, {
      browser: () => browser,
      onBrowserDone: () => undefined,
      file: new VFile(),
      all: [rendition],
    })
  const made = await withBrowser({}, async browser => [await render(browser), await render(browser)])
  const [bytes, again] = made.map(rendered => rendered?.files.get('en/paper.docx'))
  if (!bytes || !again) throw new Error('Nothing was written')
  const page = await renderDocument(rendition, { template, medium: 'screen', downloads: [] })
  return { bytes, again, word: readDocx(bytes), html: fromHtml(page.html) }
}

/** What stands before the chapters. */
const FRONT = /^(?:Cover|Title|Subtitle|Imprint|TOC)/

function textParagraphs({ body }: WordFile): WordParagraph[] {
  return body.filter(({ style }) => !FRONT.test(style))
}

/** Words without spaces: where blocks meet, pages and Word have others. */
const close = (text: string): string => text.replace(/\s+/g, '')

/** The text of a part of a page, with its calls as `[3]`, without what only a screen has. */
function pageText(node: Nodes): string {
  if (node.type === 'text') return node.value
  if (node.type !== 'element' && node.type !== 'root') return ''
  if (node.type === 'element') {
    const classes = (node.properties.className ?? []) as string[]
    if (
      node.tagName === 'svg' ||
      classes.some(name => ['backlink', 'print-only', 'figure-data', 'cited-in'].includes(name))
    )
      return ''
    if (classes.includes('call')) return callText(node)
  }
  return node.children.map(pageText).join('')
}

function callText(call: Element): string {
  const id = String(select('a', call)?.properties.id)
  const number = textOf(call).trim()
  return /^call-\d+$/.test(id) ? `[${number}]` : number
}

describe('the Word edition', { timeout: 300_000 }, () => {
  it('has the text of the page, with its calls in the same places', async () => {
    const { word, html } = await build()
    const page = selectAll('main .chapter', html).map(pageText).join('')
    expect(
      close(
        textParagraphs(word)
          .map(({ text }) => text)
          .join(''),
      ),
    ).toBe(close(page))
  })

  it('has the notes of the page as notes of Word, in its order', async () => {
    const { word, html } = await build()
    const page = selectAll('.notes > ol > li', html).map(item => close(pageText(item)))
    const notes = [...word.notes.values()].map(paragraphs => close(paragraphs.map(({ text }) => text).join('')))
    expect(notes).toEqual(page)
    expect(word.body.flatMap(paragraph => paragraph.notes)).toEqual([...word.notes.keys()])
  })

  it('refers to a note that was called before', async () => {
    const { word } = await build()
    const references = all(word.document, 'w:instrText').filter(({ text }) => text.includes('NOTEREF'))
    const call = bookmarkName('call-2')
    expect(references.map(({ text }) => text.trim())).toEqual([`NOTEREF ${call} \\f \\h`])
    expect(all(word.document, 'w:bookmarkStart').some(({ attributes }) => attributes['w:name'] === call)).toBe(true)
  })

  it('has several paragraphs and real lists in notes', async () => {
    const { word } = await build()
    const note = word.notes.get(2) ?? []
    expect(note.map(({ text, level }) => [text.trim(), level])).toEqual([
      ['First paragraph of the note.', undefined],
      ['Second paragraph.', undefined],
      ['a list', 0],
      ['in a note', 0],
    ])
  })

  it('has real lists, nested, each of which counts anew', async () => {
    const { word } = await build()
    const items = word.body.filter(({ style, level }) => style === 'List' && level !== undefined)
    expect(items.map(({ text, level }) => [text, level])).toEqual([
      ['One', 0],
      ['bullet', 1],
      ['deeper', 2],
      ['Two', 0],
      ['Three, anew', 0],
    ])
    const lists = items.map(({ node }) => all(node, 'w:numId')[0]?.attributes['w:val'])
    expect(lists[0]).toBe(lists[3])
    expect(lists[4]).not.toBe(lists[3])
  })

  it('has headings in order, numbered by Word', async () => {
    const { word } = await build()
    const headings = word.body.filter(({ style }) => style.startsWith('Heading'))
    expect(headings.map(({ style, text }) => [style, text])).toEqual([
      ['Heading1', '1 Arches'],
      ['Heading2', '1.1 Deep'],
      ['Heading3', '1.1.1 Deeper'],
      ['Heading4', 'Deepest'],
      ['Heading1', '2 Cables'],
      ['Heading1', 'Annex A More'],
      ['Heading2', 'A.1 Within'],
      ['Heading1', 'Works'],
    ])
  })

  it('has a field for the contents, filled with links to places that are there', async () => {
    const { word } = await build()
    const names = new Set(all(word.document, 'w:bookmarkStart').map(({ attributes }) => attributes['w:name']))
    const entries = word.body.filter(({ style }) => /^TOC\d/.test(style))
    expect(entries.map(({ text }) => text)).toContain('1.1 Deep')
    expect(all(word.document, 'w:instrText').some(({ text }) => text.trim().startsWith('TOC '))).toBe(true)
    const links = all(word.document, 'w:hyperlink').flatMap(({ attributes }) => attributes['w:anchor'] ?? [])
    expect(links.length).toBeGreaterThan(entries.length)
    expect(links.filter(anchor => !names.has(anchor))).toEqual([])
  })

  it('has tables in boxes, with header rows that are repeated', async () => {
    const { word } = await build()
    const stone = word.body.find(({ text }) => text === 'Stone')
    expect(stone?.tables).toBe(2)
    expect(word.body.filter(({ header }) => header).map(({ text }) => text)).toEqual([
      'Part',
      'Number',
      'No.',
      'Recommendation',
    ])
  })

  it('has pictures as PNG and SVG, with what they show', async () => {
    const { word } = await build()
    expect(all(word.document, 'wp:docPr').map(({ attributes }) => attributes.descr)).toEqual(['An arch <leaning>'])
    const media = Object.entries(word.parts).filter(([name]) => name.startsWith('word/media/'))
    expect(media.map(([name]) => path.extname(name)).sort()).toEqual(['.png', '.svg'])
    const png = media.find(([name]) => name.endsWith('.png'))?.[1]
    // Two pixels for each of the drawing's.
    expect(png && new DataView(png.buffer, png.byteOffset).getUint32(16)).toBe(600)
  })

  it('marks every paragraph by its segment, each once, with names that Word takes', async () => {
    const { word } = await build()
    const names = all(word.document, 'w:bookmarkStart').map(({ attributes }) => attributes['w:name'] ?? '')
    expect(new Set(names).size).toBe(names.length)
    expect(names.filter(name => !/^[A-Za-z_]\w{0,39}$/.test(name))).toEqual([])
    const words = textParagraphs(word).filter(
      ({ style, text }) => text !== '' && /^(?:BodyText|List|Quote|BoxText|BoxList|Heading)/.test(style),
    )
    expect(words.filter(({ bookmarks }) => bookmarks.length === 0).map(({ text }) => text)).toEqual([])
  })

  it('says the language of every run', async () => {
    const { word } = await build()
    const runs = all(word.document, 'w:r').filter(run => all(run, 'w:t').length > 0)
    expect(runs.filter(run => all(run, 'w:lang').length === 0)).toEqual([])
  })

  it('makes no space of empty paragraphs', async () => {
    const { word } = await build()
    const empty = word.body.filter(({ text, node }) => text === '' && all(node, 'w:drawing').length === 0)
    // A cell has to end with a paragraph, behind a table as well.
    expect(empty.map(({ style }) => style)).toEqual(['CellEnd'])
  })

  it('says what it is, whose and in which language', async () => {
    const { word } = await build()
    const value = (name: string): string | undefined => all(word.core, name)[0]?.text
    expect(value('dc:title')).toBe('On bridges – Paper')
    expect(value('dc:creator')).toBe('Council of Bridges')
    expect(value('dc:language')).toBe('en-GB')
  })

  it('is the same, byte for byte, when it is made again', async () => {
    const { bytes, again } = await build()
    expect(Buffer.compare(bytes, again)).toBe(0)
  })
})
