import {
  PDFArray,
  PDFBool,
  PDFContext,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFObjectParser,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type PdfObject, PdfRef, PdfString } from '../../../../scripts/formats/pdf/finish/pdf-objects.ts'
import { SyntaxReader } from '../../../../scripts/formats/pdf/finish/read-syntax.ts'
import { syntaxOf } from '../../../../scripts/formats/pdf/finish/write-syntax.ts'

const refer = (number: number) => new PdfRef(number)
const read = (text: string): PdfObject => new SyntaxReader(text, 0, refer).object()

describe('objects are read', () => {
  test.each<[string, PdfObject]>([
    ['null', null],
    ['true', true],
    ['-.002', -0.002],
    ['+17', 17],
    ['4.', 4],
    ['0012', 12],
    ['/', ''],
    ['/A;Name_With-Various***Chars?', 'A;Name_With-Various***Chars?'],
    ['/Lime#20Green#23', 'Lime Green#'],
    ['12 0 R', new PdfRef(12)],
    ['[12 0 R 1 0 2 0 R]', [new PdfRef(12), 1, 0, new PdfRef(2)]],
    ['[1 0 /R 2 0]', [1, 0, 'R', 2, 0]],
    ['[/A/B(c)<64>[]]', ['A', 'B', new PdfString('(c)'), new PdfString('<64>'), []]],
    ['% a comment\r[1% another ]\n2]', [1, 2]],
    [
      '<</A 1/B<</C[/D]>>/E null>>',
      new Map<string, PdfObject>([
        ['A', 1],
        ['B', new Map([['C', ['D']]])],
      ]),
    ],
  ])('%s', (text, object) => {
    expect(read(text)).toEqual(object)
  })

  test.each([
    ['(plain)', 'plain'],
    ['(nested (brackets) and \\) \\( \\\\)', 'nested (brackets) and ) ( \\'],
    ['(\\n\\r\\t\\b\\f\\x)', '\n\r\t\b\fx'],
    ['(\\101\\7\\0533)', 'A\x07+3'],
    ['(one \\\nline, \\\r\nstill)', 'one line, still'],
    ['(line\r\nends\r)', 'line\nends\n'],
    ['()', ''],
    ['<48 65\n6C6c6F>', 'Hello'],
    ['<414>', 'A@'],
    ['(\xe9\x84\xa0)', 'é—€'],
    ['<FEFF00E9D83DDE00>', 'é😀'],
    ['(\xfe\xff\\000A)', 'A'],
  ])('the text in %s', (syntax, text) => {
    const string = read(syntax)
    expect(string).toEqual(new PdfString(syntax))
    expect(string instanceof PdfString && string.text).toBe(text)
  })
})

test.each([
  ['[1 2', 'Unexpected "" at offset 4 of the PDF, expected an object'],
  ['<</A 1', 'Unexpected "" at offset 6 of the PDF, expected a name or the end of a dictionary'],
  ['<<1 /A>>', 'Unexpected "1 /A>>" at offset 2 of the PDF, expected a name or the end of a dictionary'],
  ['(open', 'Unexpected "(open" at offset 0 of the PDF, expected a string that ends'],
  ['<4G>', 'Unexpected "<4G>" at offset 0 of the PDF, expected a string in hexadecimal'],
  ['1.2.3', 'Unexpected "1.2.3" at offset 0 of the PDF, expected a number'],
  ['[1 0 Rest]', 'Unexpected "Rest]" at offset 5 of the PDF, expected an object'],
  ['[1 0 S]', 'Unexpected "S]" at offset 5 of the PDF, expected an object'],
])('what is no object says so: %s', (text, message) => {
  expect(() => read(text)).toThrow(message)
})

test('what no file can say is not written', () => {
  expect(() => syntaxOf(Number.NaN)).toThrow('Unexpected number NaN')
  expect(() => syntaxOf('ş')).toThrow('Unexpected character 351 in a name')
})

const byte = fc.integer({ min: 1, max: 255 }).map(code => String.fromCharCode(code))
const { object } = fc.letrec<{ object: PdfObject; entry: PdfObject }>(tie => ({
  object: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(null, true, false),
    fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
    fc.integer({ min: -(10 ** 9), max: 10 ** 9 }).map(value => value / 1e7),
    fc.string({ unit: byte }),
    fc.string({ unit: 'binary' }).map(PdfString.of),
    fc.integer({ min: 1, max: 99999 }).map(refer),
    fc.array(tie('object'), { maxLength: 5 }),
    fc
      .uniqueArray(fc.tuple(fc.string({ unit: byte, maxLength: 3 }), tie('entry')), {
        selector: ([key]) => key,
        maxLength: 5,
      })
      .map(entries => new Map(entries)),
  ),
  entry: tie('object').filter(value => value !== null),
}))
const SEED = { seed: 1955, numRuns: 500 }

test('what was written is read as the same objects, whatever stands around it', () => {
  fc.assert(
    fc.property(object, fc.constantFrom('', ' ', '\r\n', '% (x\n'), (value, space) => {
      const syntax = syntaxOf([value])
      expect(read(space + syntax)).toEqual([value])
      expect(syntax).toMatch(/^[\0-\xff]*$/)
    }),
    SEED,
  )
})

test('a text is kept, whatever its characters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      expect(PdfString.of(text).text).toBe(text)
      expect(PdfString.of(text).syntax).toMatch(/^\([ -~]*\)$|^<FEFF([0-9A-F]{4})*>$/)
    }),
    SEED,
  )
})

/** An object as another reader understands it. */
function asRead(object: PDFObject): PdfObject {
  if (object instanceof PDFArray) return object.asArray().map(asRead)
  if (object instanceof PDFDict)
    return new Map(object.entries().map(([key, value]) => [key.decodeText(), asRead(value)]))
  if (object instanceof PDFName) return object.decodeText()
  if (object instanceof PDFNumber) return object.asNumber()
  if (object instanceof PDFRef) return new PdfRef(object.objectNumber)
  if (object instanceof PDFString || object instanceof PDFHexString) return PdfString.of(object.decodeText())
  if (object instanceof PDFBool) return object.asBoolean()
  return null
}

test('another reader finds the same in what was written', () => {
  fc.assert(
    fc.property(object, value => {
      const bytes = Buffer.from(syntaxOf([value]), 'latin1')
      expect(asRead(PDFObjectParser.forBytes(bytes, PDFContext.create()).parseObject())).toEqual([value])
    }),
    SEED,
  )
})
