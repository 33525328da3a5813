import path from 'node:path'
import { strFromU8 } from 'fflate'
import { selectAll } from 'hast-util-select'
import { describe, expect, it } from 'vitest'
import { bookmarkName } from '../../../scripts/formats/docx/bookmarks.ts'
import { all, parseXml } from './read-docx.ts'
import { build, close, pageText, textParagraphs } from './torture.ts'

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
      ({ style, text }) => text !== '' && /^(?:BodyText|List|Quote|IntenseQuote|BoxText|BoxList|Heading)/.test(style),
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
    // A cell has to end with a paragraph, behind a table as well, and two tables would become one.
    expect(empty.map(({ style }) => style)).toEqual(['CellEnd', 'TableGap', 'TableGap'])
  })

  it('parts notes from the text by lines without a number', async () => {
    const { word } = await build()
    const notes = parseXml(strFromU8(word.parts['word/footnotes.xml'] ?? new Uint8Array()))
    const lines = all(notes, 'w:footnote').filter(({ attributes }) => attributes['w:type'] !== undefined)
    expect(lines.map(line => all(line, 'w:r').map(run => run.children.map(({ name }) => name)))).toEqual([
      [['w:separator']],
      [['w:continuationSeparator']],
    ])
    const settings = parseXml(strFromU8(word.parts['word/settings.xml'] ?? new Uint8Array()))
    const named = all(settings, 'w:footnote').map(({ attributes }) => attributes['w:id'])
    expect(named).toEqual(lines.map(({ attributes }) => attributes['w:id']))
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
