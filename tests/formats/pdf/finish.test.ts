import { constants, inflateSync } from 'node:zlib'
import { PDFArray, PDFDict, PDFName } from '@cantoo/pdf-lib'
import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { VFile } from 'vfile'
import { beforeAll, describe, expect, test } from 'vitest'
import { withBrowser } from '../../../scripts/browser/browser.ts'
import { printDocument } from '../../../scripts/formats/pdf/print.ts'
import { pageTexts, readPdf } from '../../support/pdf.ts'
import {
  childElements,
  type PdfStructure,
  readStructure,
  type TreeElement,
  textIn,
} from '../../support/pdf-structure.ts'
import { violations } from '../../support/pdf-ua.ts'
import { METADATA, sampleDocument } from '../../support/sample-document.ts'

let pdf: Uint8Array
let unfinished: Uint8Array
let messages: string[]
let structure: PdfStructure

beforeAll(async () => {
  const document = await sampleDocument()
  await withBrowser({}, async browser => {
    const file = new VFile({ path: 'es/policy-paper.pdf' })
    pdf = (await printDocument(browser, document, file))?.pdf ?? new Uint8Array()
    messages = file.messages.map(String)
    const page = await browser.open(document)
    unfinished = await page.pdf()
    page.close()
  })
  structure = await readStructure(pdf)
})

const of = (type: string) => structure.elements.filter(element => element.type === type)
const text = (element: TreeElement) => textIn(element).replace(/\s+/g, ' ').trim()
/** The shape of a part of the tree: `TOC(TOCI(Reference(Link)))`. */
const shape = (element: TreeElement): string => {
  const children = childElements(element).map(shape)
  return children.length === 0 ? element.type : `${element.type}(${children.join(' ')})`
}

/** Width and height of a figure's box, in points. */
function sizeOf({ dict }: TreeElement): number[] {
  const [left = 0, bottom = 0, right = 0, top = 0] = (/BBox \[ (.*?) \]/.exec(dict.toString())?.[1] ?? '')
    .split(' ')
    .map(Number)
  return [Math.round(right - left), Math.round(top - bottom)]
}

describe('a finished PDF', () => {
  test('keeps the rules of PDF/UA-1, which the one from the browser breaks', async () => {
    expect(messages).toEqual([])
    expect(await violations(pdf)).toEqual([])
    const clauses = new Set((await violations(unfinished)).map(violation => violation.split(' ', 1)[0]))
    for (const clause of ['5', '7.1-3', '7.1-5', '7.1-9', '7.2', '7.3-1', '7.18.5-2']) expect(clauses).toContain(clause)
  })

  test('is not passed over where one thing in it is spoiled', async () => {
    const spoiled = async (spoil: (structure: PdfStructure) => void) => {
      const own = await readStructure(pdf.slice())
      spoil(own)
      return violations(await own.document.save({ useObjectStreams: false }))
    }
    const first = ({ elements }: PdfStructure, standard: string) =>
      elements.find(element => element.standard === standard)?.dict
    const key = (name: string) => PDFName.of(name)
    // A cell without content, which the browser leaves out.
    const withoutCell = await spoiled(structure => first(structure, 'TR')?.lookup(key('K'), PDFArray).remove(0))
    expect(withoutCell.join()).toContain('7.2-43 rows of')
    const withoutLevel = await spoiled(structure => first(structure, 'H3')?.set(key('S'), key('H5')))
    expect(withoutLevel.join()).toContain('7.4.2 heading of level 5')
    const unspoken = await spoiled(({ document }) => {
      const links = document.getPages().flatMap(page => page.node.Annots()?.asArray() ?? [])
      document.context.lookup(links[0], PDFDict).delete(key('Contents'))
    })
    expect(unspoken.join()).toContain('7.18.5-2 link without description')
    const outside = await spoiled(structure => first(structure, 'Link')?.set(key('S'), key('Span')))
    expect(outside.join()).toContain('7.18.5-1 link outside')
  })

  test('shows the same text on the same pages', async () => {
    const withoutHyphens = (pages: string[]) => pages.map(page => page.replaceAll('\u00ad', '').replaceAll('-', ''))
    expect(withoutHyphens(await pageTexts(pdf))).toEqual(withoutHyphens(await pageTexts(unfinished)))
  })

  test('tells of itself in the same words in both places, and of no other time than its source', async () => {
    const { info, metadata } = await readPdf(pdf, document => document.getMetadata())
    expect(info).toMatchObject({ Title: METADATA.title, Author: 'Ciudades y Gobiernos Locales Unidos', Language: 'es' })
    expect(metadata.get('dc:title')).toBe(METADATA.title)
    expect(metadata.get('dc:creator')).toEqual(METADATA.authors)
    expect(metadata.get('dc:description')).toBe(METADATA.subject)
    expect(metadata.get('pdfaid:part')).toBe('2')
    const file = Buffer.from(pdf).toString('latin1')
    expect([...file.matchAll(/D:(\d+)/g)].map(([, date]) => date)).toEqual(['20221215102030', '20221215102030'])
    expect(new Set(file.match(/\d{4}-\d\d-\d\dT[\d:+]+/g))).toEqual(new Set(['2022-12-15T10:20:30+00:00']))
  })
})

describe('its structure', () => {
  test('has each note once, with its number, right after the word that calls it', () => {
    const notes = of('Note')
    expect(notes.map(({ id }) => id)).toEqual(['note-1', 'note-2', 'note-3', 'note-4', 'note-5'])
    expect(notes.map(text).slice(0, 2)).toEqual([
      '1 Nota en un título.',
      '2 OECD, Financing for Development, https://example.org/finance. Segundo párrafo de la nota.',
    ])
    for (const note of notes) {
      const siblings = note.parent ? childElements(note.parent) : []
      const call = siblings[siblings.indexOf(note) - 1]
      expect([call?.type, call && text(call)]).toEqual(['Link', note.id?.replace('note-', '')])
      expect(shape(note)).toMatch(/^Note\(Lbl/)
    }
  })

  test('says where the language changes', () => {
    const changes = structure.elements.filter(({ lang, type }) => lang !== undefined && type !== 'Document')
    expect(changes.map(element => [element.type, element.lang, text(element)])).toEqual([
      ['Span', 'en', 'English'],
      ['Span', 'pt-BR', 'Português'],
      ['Em', 'en', 'Financing for Development'],
      ['P', 'en', 'This paragraph stayed in English, salvo esto.'],
      ['Span', 'es', 'salvo esto'],
    ])
  })

  test('has lists, contents, tables and figures as they are meant', () => {
    expect(of('TOC').map(shape)[0]).toBe(
      'TOC(TOCI(Reference(Link) NonStruct NonStruct TOC(TOCI(Reference(Link) NonStruct NonStruct))) TOCI(Reference(Link) NonStruct NonStruct))',
    )
    expect(of('L').map(shape)).toEqual([
      'L(LI(Lbl LBody(Link)) LI(Lbl LBody(Span Span)))',
      'L(LI(Lbl LBody(Link Note(Lbl))) LI(Lbl LBody(P L(LI(Lbl LBody)))))',
      'L(LI(Lbl LBody))',
      'L(LI(Lbl LBody(Link)))',
    ])
    expect(of('Table').map(shape)).toEqual(['Table(Caption(P) TR(TH TH) TR(TH TD(Link Note(Lbl))) TR(TH TD))'])
    expect(of('Figure').map(({ alt, parent }) => [alt, parent && shape(parent)])).toEqual([
      ['Dos barras: 20 y 40', 'Div(Figure Caption(P(Link Note(Lbl))))'],
      ['Un punto', 'Div(Figure Caption(P))'],
    ])
    // 200 × 80 px and 80 × 80 px, at 96 px to the 72 points of an inch.
    expect(of('Figure').map(sizeOf)).toEqual([
      [150, 60],
      [60, 60],
    ])
    expect(
      of('Span')
        .filter(({ expansion }) => expansion)
        .map(span => [text(span), span.expansion]),
    ).toEqual([['ODS', 'Objetivos de Desarrollo Sostenible']])
  })

  test('has a paragraph for text that stands in none', () => {
    expect(of('P').map(text)).toEqual(
      expect.arrayContaining(['primera línea segunda línea', 'Texto suelto con énfasis.']),
    )
  })

  test('leaves running heads, backgrounds and hidden ornaments out', () => {
    const all = text(structure.top)
    expect(all).not.toContain('Cooperación eficaz')
    expect(all).not.toContain('ornamento oculto')
    const heads = Buffer.from(pdf).includes('structure-mark')
    expect(heads).toBe(false)
  })
})

describe('what a reader meets', () => {
  test('links that say what they are, over every line that they run', async () => {
    const links = await readPdf(pdf, async document => {
      const pages = await Promise.all([2, 3, 4, 5].map(number => document.getPage(number)))
      const annotations = await Promise.all(pages.map(page => page.getAnnotations()))
      return annotations.flat().map(({ contentsObj, url, dest }) => `${contentsObj.str} > ${url ?? dest}`)
    })
    expect([...new Set(links)]).toEqual([
      'CC BY 4.0 > https://creativecommons.org/licenses/by/4.0/',
      '1 Financiación > sec-finance',
      '1.1 Flujos > sec-flows',
      '2 Aprendizaje > sec-learning',
      expect.stringMatching(/^https:\/\/example\.org\/finance > /),
      'Nota 1 > note-1',
      'Nota 2 > note-2',
      'gráfico 1 > fig-bars',
      'Nota 3 > note-3',
      'Nota 4 > note-4',
      'Nota 5 > note-5',
      expect.stringMatching(/^https:\/\/example\.org\/una\/direccion.*dos > https/),
    ])
  })

  test('an outline with the headings, without their notes and soft hyphens', async () => {
    type Entry = { title: string; items: Entry[] }
    const titles = (entries: Entry[]): unknown[] =>
      entries.map(({ title, items }) => (items.length ? [title, titles(items)] : title))
    const outline = await readPdf(pdf, document => document.getOutline())
    expect(titles(outline as Entry[])).toEqual([
      [
        'Cooperación descentralizada',
        [
          'Créditos',
          'Contenido',
          ['1 Financiación', [['1.1 Flujos', ['Recuadro']]]],
          ['2 Aprendizaje', ['Recomendación 1 Aprender']],
        ],
      ],
    ])
  })

  test('text that is copied without soft hyphens, but for those that end a line', async () => {
    const [emphasis] = of('Strong')
    expect(emphasis && text(emphasis)).toBe('cooperación')
    const narrow = of('P')
      .map(text)
      .find(words => words.startsWith('admi'))
    expect(narrow).toBe('administracio- nes públicas locales y regio- nales descen- tralizadas')
    // The reader for these tests knows nothing of texts that stand for a glyph: here is what they are.
    expect(contentOf(pdf).match(/\/ActualText <FEFF00AD>>> BDC\s*<[0-9A-F]{4}> Tj\s*EMC/g)).toHaveLength(3)
    expect(contentOf(pdf).match(/FEFF00AD/g)).toHaveLength(3)
    expect(contentOf(unfinished).match(/FEFF00AD/g)?.length).toBeGreaterThan(20)
  })
})

/** All streams of a PDF that hold text operators, decoded. */
function contentOf(file: Uint8Array): string {
  const bytes = Buffer.from(file)
  const found: string[] = []
  for (let at = bytes.indexOf('stream\n'); at >= 0; at = bytes.indexOf('stream\n', at + 1)) {
    if (bytes.subarray(at - 3, at).toString() === 'end') continue
    const content = inflate(bytes.subarray(at + 7))
    if (/\bBT\b/.test(content)) found.push(content)
  }
  return found.join('\n')
}

function inflate(bytes: Buffer): string {
  try {
    return inflateSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH }).toString('latin1')
  } catch {
    return ''
  }
}

test('words at the ends of lines are read apart, parted words and addresses as one', async () => {
  const words =
    'cities and regions that cooperate <em>learn from one another</em> and tell others what they have learned '
  const address = 'https://example.org/on-the-ground/what_they_learned/and-how/a-page-of-many-words.html?query=learning'
  const paragraph = `${words.repeat(6)}${'transna\u00adtional coop\u00adera\u00adtion '.repeat(12)}${address}`
  const sheets = '<link rel="stylesheet" href="assets/sample.css">'
  const document = await sampleDocument(
    `<!doctype html><html lang="en"><title>T</title>${sheets}<main><p>${paragraph}</p></main>`,
  )
  const result = await withBrowser({}, browser => printDocument(browser, document, new VFile()))
  const painted = await paintedCharacters(result?.pdf ?? new Uint8Array())
  const letters = (text: string) => text.replaceAll(/[-\u00ad]/g, '')
  expect(letters(painted)).toContain(letters(paragraph.replaceAll(/<.*?>/g, '')))
})

test('a line between two parts leaves nothing to be read', async () => {
  const sheets = '<link rel="stylesheet" href="assets/sample.css">'
  const html = `<!doctype html><html lang="en"><title>T</title>${sheets}<main><h1>H</h1><p>One.</p><hr><p>Two.</p></main>`
  const document = await sampleDocument(html)
  const result = await withBrowser({}, browser => printDocument(browser, document, new VFile()))
  const { elements } = await readStructure(result?.pdf ?? new Uint8Array())
  expect(elements.map(({ type }) => type)).toEqual(['Document', 'H1', 'P', 'P'])
})

/** What the glyphs of a page stand for, in content order. (pdf.js leaves out spaces at the ends of lines in its text.) */
async function paintedCharacters(file: Uint8Array): Promise<string> {
  return readPdf(file, async document => {
    const { fnArray, argsArray } = await (await document.getPage(1)).getOperatorList()
    const shown = argsArray.filter((_, index) => fnArray[index] === OPS.showText) as [
      ({ unicode: string } | number)[],
    ][]
    return shown.flatMap(([glyphs]) => glyphs.map(glyph => (typeof glyph === 'number' ? '' : glyph.unicode))).join('')
  })
}
