import { expect, test } from 'vitest'
import { readContent } from '../../../../scripts/formats/pdf/finish/read-content.ts'

const read = (content: string) => readContent(Buffer.from(content), false)
const CLIP = 'q\n0 0 100 100 re\nW* n\n'

test('tells text in the margins from text of the document that is not tagged', () => {
  const content = `1 0 0 -1 0 800 cm\nq\nBT\n/F1 9 Tf\n1 0 0 -1 5 20 Tm\n<0001> Tj\nET\nQ\n${CLIP}BT\n1 0 0 -1 5 300 Tm\n<0002> Tj\nET\nQ`
  const found = read(content).untagged.map(({ kind, inBody, y, shown }) => [kind, inBody, y, shown[0]?.codes])
  expect(found).toEqual([
    ['text', false, 780, '0001'],
    ['text', true, 500, '0002'],
  ])
})

test('takes lines that follow one another for one thing, and leaves tagged ones alone', () => {
  const lines = '0 0 1 1 re\nf\n1 0 0 rg\n0 0 1 1 re\nf\n'
  const { untagged, sequences } = read(
    `${lines}/P <</MCID 3 >>BDC\n${lines}EMC\n/P <</MCID 4 >>BDC\nBT\n<0001> Tj\nET\nEMC`,
  )
  expect(untagged.map(({ kind, start, end }) => [kind, start, end])).toEqual([['path', 0, lines.length - 1]])
  expect(sequences.map(({ id, hasContent }) => [id, hasContent])).toEqual([
    [3, false],
    [4, true],
  ])
})

test('finds soft hyphens, and the hyphen at the end of a line that comes of one', () => {
  const soft = '/Span<</ActualText <FEFF00AD> >> BDC\n<0003> Tj\nEMC\n'
  const content = `/P <</MCID 0 >>BDC\nBT\n<0001> Tj\n${soft}5 0 Td <0002> Tj\n${soft}ET\nBT\n<0010> Tj\nET\nBT\n<0010> Tj\nET\nEMC`
  const { softHyphens, lineEnds } = read(content)
  const rest = softHyphens
    .toSorted((a, b) => b.start - a.start)
    .reduce((text, { start, end }) => text.slice(0, start) + text.slice(end), content)
  expect(rest.replace(/\s+/g, ' ')).toBe(
    '/P <</MCID 0 >>BDC BT <0001> Tj 5 0 Td <0002> Tj ET BT <0010> Tj ET BT <0010> Tj ET EMC',
  )
  expect(lineEnds.map(({ codes }) => codes)).toEqual(['0010'])
})

test('takes soft hyphens out of what a ligature stands for', () => {
  const content = 'BT\n/Span<</ActualText <FEFF006600AD0069> >> BDC\n<0082> Tj\nEMC\nET'
  const { softHyphens } = readContent(Buffer.from(content), true)
  expect(softHyphens.map(({ start, end, text }) => [content.slice(start, end), text])).toEqual([
    ['/Span<</ActualText <FEFF006600AD0069> >> BDC', '/Span <</ActualText <FEFF00660069>>> BDC'],
  ])
})

test('says what a sequence without content holds, so that nothing stays of it in an artifact', () => {
  const [sequence] = read('/P <</MCID 0 >>BDC\nBT\n/Span<</ActualText <FEFF2019> >> BDC\nEMC\nET\nEMC').sequences
  expect([sequence?.hasContent, sequence?.marks.length]).toEqual([false, 2])
})

test('finds characters without a glyph among others', () => {
  const { missing } = read('BT\n<00010000> Tj\n<1000> Tj\n/Span <</ActualText <FEFF2713>>> BDC\n<0000> Tj\nEMC\nET')
  expect(missing.map(({ codes, actualText }) => [codes, actualText])).toEqual([
    ['00010000', ''],
    ['0000', '<FEFF2713>'],
  ])
})

test.for(['BT [<00>] TJ ET', 'BI ID EI', 'EMC', '/P BMC'])('does not guess at %s', content => {
  expect(() => read(content)).toThrow(/^Unexpected/)
})
