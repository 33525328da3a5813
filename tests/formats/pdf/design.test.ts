import { readFileSync } from 'node:fs'
import path from 'node:path'
import { decodePDFRawStream, PDFDocument, PDFRawStream } from '@cantoo/pdf-lib'
import { describe, expect, it } from 'vitest'
import { runPipeline } from '../../../scripts/build/pipeline.ts'
import { coverArt } from '../../../scripts/formats/html/cover-art.ts'
import { silent } from '../../../scripts/ground/progress.ts'
import { violations } from '../../support/pdf-ua.ts'
import { type Contents, createPublication, SETTINGS } from '../../support/publication.ts'

const IN_PARTS = SETTINGS.replace(
  'chapters: [01-arches, 02-cables]',
  'chapters: [01-arches, 02-cables]\n    parts: [01-arches, 02-cables]\n    alignment: justified',
)

async function build(settings: string, formats: string[], contents: Contents = {}) {
  const root = createPublication({ 'content/publication.yaml': settings, ...contents })
  const { messages } = await runPipeline({ root, formats, languages: ['en'], progress: silent })
  return { root, messages: messages.map(({ line, column, text }) => `${line}:${column} ${text}`) }
}

/** What is painted on each page, decoded. */
async function paintedOn(pdf: Uint8Array): Promise<string[]> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false })
  return document.getPages().map(page => {
    const contents = page.node.normalizedEntries().Contents
    const streams = contents?.asArray().map(one => document.context.lookup(one)) ?? []
    return streams
      .filter(stream => stream instanceof PDFRawStream)
      .map(stream => Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1'))
      .join('\n')
  })
}

describe('the design of a publication', () => {
  it('gives parts a colour at the edge of their pages, a theme and a drawn cover, and keeps PDF/UA', async () => {
    const { root, messages } = await build(`${IN_PARTS}theme: terra\ncover: art\ncontact: desk@example.org\n`, ['pdf'])
    expect(messages.filter(message => !message.includes('translations:sync'))).toEqual([])
    const pdf = new Uint8Array(readFileSync(path.join(root, 'dist/en/paper.pdf')))
    expect(await violations(pdf.slice())).toEqual([])
    const marks = (await paintedOn(pdf)).map(page => / rg (\S+ \S+) 11\.34 45\.35 re f/.exec(page)?.[1])
    const marked = marks.filter(mark => mark !== undefined)
    expect(marked.length).toBeGreaterThan(1)
    // Another height for each chapter.
    expect(new Set(marked).size).toBeGreaterThan(1)
    expect(marks[0]).toBeUndefined()
  })

  it.each([
    ['theme: tera\n', '19:8 No theme `tera`, which is a file `templates/themes/tera.css`; did you mean `terra`?'],
    ['isbn: "978-92-64-00000-4"\n', /^19:7 .*ISBN/],
    ['doi: https://doi.org/10.1/x\n', /^19:6 .*DOI/],
    ['cover: picture\n', /^19:8 .*`art`/],
  ])('is refused with its place where it cannot be: %s', async (setting, expected) => {
    const { messages } = await build(SETTINGS + setting, ['html'])
    expect(messages).toContainEqual(typeof expected === 'string' ? expected : expect.stringMatching(expected))
  })

  it('is refused where a part begins with no chapter of the edition', async () => {
    const { messages } = await build(IN_PARTS.replace('parts: [01-arches', 'parts: [01-arch'), [])
    expect(messages.join()).toMatch(/16:13 No chapter of the edition is called `01-arch`.*`01-arches`/)
  })
})

it('draws the same cover for the same title, and another for another', () => {
  expect(coverArt('On bridges')).toEqual(coverArt('On bridges'))
  expect(coverArt('On bridges')).not.toEqual(coverArt('On tunnels'))
})
