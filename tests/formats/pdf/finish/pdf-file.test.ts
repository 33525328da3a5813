import { PDFDict, PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PdfFile } from '../../../../scripts/formats/pdf/finish/pdf-file.ts'
import { type PdfDict, PdfRef, PdfStream, PdfString } from '../../../../scripts/formats/pdf/finish/pdf-objects.ts'

/** A file of such objects, numbered from 1, of which the first is the catalog and the second the information dictionary. */
function fileOf(objects: readonly string[], trailer = '<</Root 1 0 R/Info 2 0 R>>'): Uint8Array {
  let text = '%PDF-1.4\n'
  const entries = ['0000000000 65535 f \n']
  for (const [index, object] of objects.entries()) {
    entries.push(`${String(text.length).padStart(10, '0')} 00000 n \n`)
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
  }
  const table = `xref\n0 ${entries.length}\n${entries.join('')}trailer\n${trailer}\nstartxref\n${text.length}\n%%EOF\n`
  return Buffer.from(text + table, 'latin1')
}

const stream = (content: string, length = String(content.length)) =>
  `<</Length ${length}>> stream\n${content}\nendstream`
const PAGES = [
  '<</Type/Catalog/Pages 3 0 R>>',
  '<</Title (A)/Producer null>>',
  '<</Type/Pages/Kids[4 0 R 5 0 R]/Count 3>>',
  '<</Type/Page/MediaBox[0 0 10 20.5]/Contents 8 0 R>>',
  '<</Type/Pages/Kids[6 0 R 7 0 R]/Count 2>>',
  '<</Type/Page/Contents[8 0 R 9 0 R]>>',
  '<</Type/Page>>',
  stream('(endstream endobj)', '10 0 R'),
  stream('two'),
  '18',
]
const texts = (file: PdfFile) => file.readContents().map(({ bytes }) => Buffer.from(bytes).toString('latin1'))

describe('a file is read', () => {
  test('page by page, whatever its tree of pages, with the content of each as one stream', () => {
    const file = new PdfFile(fileOf(PAGES))
    expect(file.pages.map(({ reference }) => reference.number)).toEqual([4, 6, 7])
    expect(file.numbers(file.pages[0]?.dict, 'MediaBox')).toEqual([0, 0, 10, 20.5])
    expect(texts(file)).toEqual(['(endstream endobj)', '(endstream endobj)\ntwo\n', ''])
  })

  test('value by value, of the kind that is asked for', () => {
    const file = new PdfFile(
      fileOf(['<</Name/N/Text(T)/Number 1/Ref 3 0 R/Array[3 0 R 4]>>', '<<>>', '<</Found true>>']),
    )
    const { catalog } = file
    const kinds = ['Name', 'Text', 'Number', 'Ref', 'Array', 'None']
    const found = (read: (key: string) => unknown) => kinds.map(read)
    const inner = new Map([['Found', true]])
    expect(found(key => file.name(catalog, key))).toEqual(['N', undefined, undefined, undefined, undefined, undefined])
    expect(found(key => file.text(catalog, key))).toEqual([undefined, 'T', undefined, undefined, undefined, undefined])
    expect(found(key => file.number(catalog, key))).toEqual([undefined, undefined, 1, undefined, undefined, undefined])
    expect(found(key => file.dict(catalog, key))).toEqual([
      undefined,
      undefined,
      undefined,
      inner,
      undefined,
      undefined,
    ])
    expect(found(key => file.list(catalog, key).length)).toEqual([1, 1, 1, 1, 2, 0])
    expect(file.dictionaries(catalog, 'Array')).toEqual([inner])
    expect(file.reference(catalog, 'Ref')).toBe(file.list(catalog, 'Array')[0])
    expect(file.get(undefined, 'Name')).toBeUndefined()
  })

  test.each([
    ['text', Buffer.from('Hello'), 'Unexpected end of the PDF, expected `startxref` before it'],
    ['half a file', fileOf(PAGES).subarray(0, 300), 'Unexpected end of the PDF, expected `startxref` before it'],
    [
      'a table elsewhere',
      Buffer.from('%PDF-1.4\nstartxref\n3\n%%EOF'),
      'Unexpected "F-1.4\\nstartxref\\n3\\n%%" at offset 3 of the PDF, expected `xref`',
    ],
    ['an encrypted file', fileOf(PAGES, '<</Root 1 0 R/Encrypt 2 0 R>>'), 'expected a trailer without `Encrypt`'],
    ['a file with later changes', fileOf(PAGES, '<</Root 1 0 R/Prev 9>>'), 'expected a trailer without `Prev`'],
    [
      'a table cut short',
      Buffer.from('xref\n0 2\n0000000000 65535 f \ntrailer<<>>startxref 0'),
      'expected an entry of the cross-reference table',
    ],
    ['no catalog', fileOf(PAGES, '<</Info 2 0 R>>'), 'Unexpected PDF without a catalog'],
    [
      'another object',
      Buffer.from(Buffer.from(fileOf(PAGES)).toString('latin1').replace('1 0 obj', '7 0 obj')),
      'at offset 9 of the PDF, expected object 1',
    ],
    ['a stream of another length', fileOf(PAGES.with(8, stream('two', '2'))), 'expected `endstream`'],
    ['a stream without a length', fileOf(PAGES.with(8, '<<>> stream\nendstream')), 'expected a stream with a length'],
    [
      'a filter that is not known',
      fileOf(PAGES.with(8, '<</Filter/LZWDecode/Length 0>> stream\n\nendstream')),
      'Unexpected filter LZWDecode',
    ],
    ['no stream where one should be', fileOf(PAGES.with(8, '(two)')), 'Unexpected object 9, expected a stream'],
  ])('and refused if it is not what a browser writes: %s', (_, bytes, message) => {
    expect(() => {
      const file = new PdfFile(bytes)
      expect(file.catalog).toBeDefined()
      file.readContents()
    }).toThrow(message)
  })
})

describe('a file is written', () => {
  test('with what was changed, added and deleted, so that another reader finds it', async () => {
    const file = new PdfFile(fileOf([...PAGES, '(unused)']))
    const [page] = file.pages
    if (!page) throw new Error('Unexpected file without pages')
    file.set(page.dict, 'Added', { List: [1, null, 'Name', PdfString.of('Ünïcode')] })
    file.set(page.dict, 'Shared', file.addStream(Buffer.from('compressed '.repeat(99)), { Type: 'X' }, 'deflate'))
    file.replace(new PdfRef(8), Buffer.from('changed'))
    file.delete(new PdfRef(11))
    const saved = file.save()
    const document = await PDFDocument.load(saved, { updateMetadata: false })
    expect(document.getPageCount()).toBe(3)
    const added = document.getPage(0).node.lookup(PDFName.of('Added'), PDFDict)
    expect(added.get(PDFName.of('List'))?.toString()).toBe('[ 1 null /Name <FEFF00DC006E00EF0063006F00640065> ]')
    expect(document.context.enumerateIndirectObjects().map(([{ objectNumber }]) => objectNumber)).not.toContain(11)
    const again = new PdfFile(saved)
    expect(texts(again).slice(0, 1)).toEqual(['changed'])
    const shared = again.reference(again.pages[0]?.dict, 'Shared')
    expect(shared && Buffer.from(again.readStream(shared)).toString()).toBe('compressed '.repeat(99))
  })

  test('and read again, with the same objects whatever they are, and the same bytes then', async () => {
    const value = fc.oneof(
      fc.integer(),
      fc.boolean(),
      fc.string({ unit: 'binary' }).map(PdfString.of),
      fc.base64String(),
    )
    const dict = fc.dictionary(fc.base64String({ minLength: 1 }), value)
    const content = fc.uint8Array({ maxLength: 300 })
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ dict, content, isStream: fc.boolean() })), async items => {
        const file = new PdfFile(fileOf(PAGES))
        const references = items.map(item =>
          item.isStream ? file.addStream(item.content, {}, 'deflate') : file.add({ ...item.dict, End: 1 }),
        )
        const saved = file.save()
        const again = new PdfFile(saved)
        for (const [index, reference] of references.entries()) {
          const item = items[index]
          if (item?.isStream) expect(Buffer.from(again.readStream(reference))).toEqual(Buffer.from(item.content))
          else expect(again.resolve(reference)).toEqual(file.resolve(reference))
        }
        expect(Buffer.from(again.save()).equals(saved)).toBe(true)
        const other = await PDFDocument.load(saved, { updateMetadata: false })
        const streams = other.context.enumerateIndirectObjects().filter(([, object]) => object instanceof PDFRawStream)
        expect(streams).toHaveLength(2 + items.filter(({ isStream }) => isStream).length)
      }),
      { seed: 1955, numRuns: 50 },
    )
  })

  test('not while an object is a stream within another', async () => {
    const file = new PdfFile(fileOf(PAGES))
    const inner: PdfDict = new Map([['Inner', new PdfStream(new Map(), new Uint8Array())]])
    file.add(inner)
    expect(() => file.save()).toThrow('Unexpected stream within an object')
  })
})
