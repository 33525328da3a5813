import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ContentScanner, operatorCodes } from '../../../../scripts/formats/pdf/finish/content-scanner.ts'
import { afterGlyphLines } from '../../../../scripts/formats/pdf/finish/glyph-lines.ts'

const skipped = (content: string) => content.slice(0, afterGlyphLines(content, 0))

test.each([
  [
    '\n<0001> Tj\n5.78 0 Td <0020> Tj\n-.5 0 Td <00A10002> Tj\nET',
    '\n<0001> Tj\n5.78 0 Td <0020> Tj\n-.5 0 Td <00A10002> Tj',
  ],
  ['<0001> Tj\n5 0 Td <0000> Tj\n<0002> Tj\n', '<0001> Tj'],
  ['<0001> Tj\n<00010000> Tj\n', '<0001> Tj'],
  ['<0001> Tj\n/Span<</ActualText <FEFF00AD> >> BDC\n', '<0001> Tj'],
  ['<0001> Tj\n/F1 9 Tf\n<0001> Tj\n', '<0001> Tj'],
  ['<0001> TJ\n', ''],
  ['<01> Tj\n', ''],
  ['<0001', ''],
  ['5 0 Td\n<0001> Tj\n', ''],
  ['', ''],
])('of %j goes by what only shows glyphs', (content, expected) => {
  expect(skipped(content)).toBe(expected)
})

test('passes over nothing but the operators that show glyphs and place them', () => {
  const line = fc.constantFrom(
    '<0001> Tj',
    '5.5 0 Td <00FE> Tj',
    '1 0 0 -1 5 5 Tm',
    'BT',
    'ET',
    'EMC',
    '<0000> Tj',
    '/P <</MCID 1 >>BDC',
  )
  fc.assert(
    fc.property(fc.array(line), lines => {
      const end = afterGlyphLines(lines.join('\n'), 0)
      const scan = new ContentScanner(
        lines.join('\n').slice(0, end),
        operatorCodes('Tj Td Tm BT ET EMC BDC'.split(' ')),
      )
      while (scan.next()) {
        expect(['Tj', 'Td']).toContain(scan.operator)
        expect(scan.operands()).not.toContain('0000')
      }
    }),
    { seed: 1955, numRuns: 200 },
  )
})
