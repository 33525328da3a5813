import { readFileSync } from 'node:fs'
import path from 'node:path'
import { decodePDFRawStream, PDFDocument, type PDFPage, PDFRawStream } from '@cantoo/pdf-lib'
import { fromHtml } from 'hast-util-from-html'
import { select, selectAll } from 'hast-util-select'
import { describe, expect, it } from 'vitest'
import { runPipeline } from '../../../scripts/build/pipeline.ts'
import { prepare } from '../../../scripts/build/prepare.ts'
import { looksOf } from '../../../scripts/formats/html/looks.ts'
import { renderDocument } from '../../../scripts/formats/html/render.ts'
import { silent } from '../../../scripts/ground/progress.ts'
import { makeRenditions } from '../../../scripts/renditions/rendition.ts'
import { pageTexts, readPdf } from '../../support/pdf.ts'
import { violations } from '../../support/pdf-ua.ts'
import { type Contents, createPublication, SETTINGS } from '../../support/publication.ts'
import { withAllTags } from '../../support/read-page.ts'
import { verifyPages } from './verify-pages.ts'

const LOGO =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40" width="40" height="40"><rect width="40" height="40"/></svg>'

async function build(settings: string, contents: Contents = {}, formats = ['html', 'pdf']) {
  const root = createPublication({
    'content/publication.yaml': SETTINGS + settings,
    'content/figures/logo.svg': LOGO,
    ...contents,
  })
  const { messages } = await runPipeline({ root, formats, languages: ['en'], progress: silent })
  const read = (name: string) => readFileSync(path.join(root, 'dist', name))
  return { root, messages: messages.map(({ line, column, text }) => `${line}:${column} ${text}`), read }
}

describe('the settings of the printed page', () => {
  it('make it as large as they say', async () => {
    const { read } = await build('page: Letter\nmargins: { left: 40 mm, right: 40 mm }\n', {}, ['pdf'])
    const [view, text] = await readPdf(new Uint8Array(read('en/paper.pdf')), async document => {
      const page = await document.getPage(4)
      const { items } = await page.getTextContent()
      const places = items.flatMap(item =>
        'str' in item && item.str.trim() !== '' ? [item.transform[4] as number] : [],
      )
      return [page.view, places] as const
    })
    expect(view).toEqual([0, 0, 612, 792])
    // 40 mm are 113.4 pt.
    expect(Math.min(...text)).toBeGreaterThan(113)
  })

  it('are refused where they leave no room, at the larger margin', async () => {
    const { messages } = await build('margins:\n  left: 90 mm\n  right: 60 mm\n', {}, [])
    expect(messages).toContain('20:9 The margins leave 60 mm of the A4 page for the text: leave 80 mm or more')
  })

  it('are refused with the nearest right word where a size is none', async () => {
    const { messages } = await build('page: Leter\n', {}, [])
    expect(messages.join()).toMatch(/^19:7 .*`Letter`/)
  })
})

describe('a page for a printer', () => {
  const settings = 'bleed: 3 mm\ncrop-marks: true\nmirrored: true\nmargins: { left: 30 mm, right: 20 mm }\n'
  const mm = (points: number) => Math.round((points / 72) * 254) / 10

  it('says where it is cut, goes on beyond, has marks there, and is as it was between them', async () => {
    const { read, root, messages } = await build(settings, {}, ['pdf'])
    expect(messages.filter(message => !message.includes('sync'))).toEqual([])
    const pdf = new Uint8Array(read('en/paper.pdf'))
    const pages = (await PDFDocument.load(pdf)).getPages()
    for (const page of pages) {
      const [trim, bleed, sheet] = [page.getTrimBox(), page.getBleedBox(), page.getMediaBox()]
      expect([mm(trim.width), mm(trim.height), mm(bleed.width), mm(bleed.height)]).toEqual([210, 297, 216, 303])
      // 9 mm on each side: the bleed, the marks, and what no machine prints.
      expect(Math.abs(mm(sheet.width - trim.width) - 18)).toBeLessThan(0.6)
      expect(mm(trim.x) - mm(bleed.x)).toBeCloseTo(3, 0)
    }
    const marks = Array.from(read('en/paper.pdf').toString('latin1').matchAll(LINE), line =>
      line.slice(1).map(value => Number(value)),
    )
    expect(marks).toHaveLength(8 * pages.length)
    const { x, y, width, height } = pages[0]?.getTrimBox() ?? { x: 0, y: 0, width: 0, height: 0 }
    for (const [x1, y1, x2, y2] of marks) {
      const isUpright = x1 === x2
      expect(isUpright ? [x, x + width] : [y, y + height]).toContainEqual(expect.closeTo((isUpright ? x1 : y1) ?? 0, 1))
      // 3 mm away from the page, 5 mm long.
      expect(mm(Math.abs((x2 ?? 0) - (x1 ?? 0) + (y2 ?? 0) - (y1 ?? 0)))).toBe(5)
    }
    // The cover is painted as far as the bleed: 216 × 303 mm in px.
    expect(contentOf(pages[0])).toMatch(/\b816 1145 re\b/)
    const [cover] = await pageTexts(pdf)
    expect(cover?.match(/Draft/g)).toHaveLength(1)
    expect(await violations(pdf)).toEqual([])
    const html = await printedHtml(root)
    expect((await verifyPages(pdf, html.text, html.page)).faults).toEqual([])
    expect((await verifyPages(pdf, html.text)).faults.length).toBeGreaterThan(0)
  })

  it('has no boxes where the sheet is the page', async () => {
    const { read } = await build('', {}, ['pdf'])
    expect(read('en/paper.pdf').toString('latin1')).not.toMatch(/TrimBox|BleedBox/)
  })

  it('is refused where its bleed is no length', async () => {
    const { messages } = await build('bleed: 3 cm\ncrop-marks: maybe\n', {}, [])
    expect(messages).toEqual(
      expect.arrayContaining([expect.stringMatching(/^19:8 .*`25 mm`/), expect.stringMatching(/^20:13 .*`true`/)]),
    )
  })
})

/** A line of the marks, which are written as they are. */
const LINE = /([\d.-]+) ([\d.-]+) m ([\d.-]+) ([\d.-]+) l/g

/** The decoded content of a page. */
function contentOf(page: PDFPage | undefined): string {
  const contents = page?.node.normalizedEntries().Contents?.asArray() ?? []
  return contents
    .map(reference => page?.doc.context.lookup(reference))
    .map(stream => (stream instanceof PDFRawStream ? decodePDFRawStream(stream).decode() : new Uint8Array()))
    .map(bytes => Buffer.from(bytes).toString('latin1'))
    .join('\n')
}

async function printedHtml(root: string) {
  const prepared = await prepare(root)
  if ('failed' in prepared) throw new Error('the settings could not be read')
  const [rendition] = makeRenditions(prepared)
  const template = looksOf(prepared.publication, prepared.loaded).templates.get('paper')
  if (!rendition || !template) throw new Error('the edition could not be put together')
  const { html } = await renderDocument(rendition, { template, medium: 'print', downloads: [] })
  return { text: html, page: prepared.publication.page }
}

describe('the cover', () => {
  it('shows logo and picture, with what they show in words', async () => {
    const { read, messages } = await build(
      'logo: { src: figures/logo.svg, alt: A square }\ncover: { src: figures/logo.svg, alt: A larger square }\n',
    )
    expect(messages.filter(message => !message.includes('sync'))).toEqual([])
    const page = fromHtml(read('en/paper.html').toString('utf8'))
    const labels = selectAll('.cover svg', page).map(({ properties }) => properties.ariaLabel)
    expect(labels).toEqual(['A larger square', 'A square'])
    expect(select('.cover-picture', page)).toBeDefined()
  })

  it('says where publication.yaml names a picture that is not there', async () => {
    const { messages } = await build('logo: { src: figures/lgo.svg, alt: A square }\n', {}, [])
    expect(messages.join()).toMatch(/19:14 .*figures\/lgo\.svg.*logo\.svg/)
  })

  it('and imprint name the authors, and a licence without an address', async () => {
    const licence = SETTINGS.replace(/licence: .*\n/, 'licence: { name: All rights reserved }\n')
    const { read } = await build('', { 'content/publication.yaml': `${licence}authors: [Ann Smith, Bo Lee]\n` }, [
      'html',
    ])
    const html = withAllTags(read('en/paper.html').toString('utf8'))
    expect(html).toContain('Ann Smith; Bo Lee. Council of Bridges. 2022.')
    expect(html).toContain('<dd>All rights reserved</dd>')
    expect(html).toContain('<meta name="author" content="Bo Lee">')
  })
})
