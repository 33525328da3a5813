import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseCsv } from '../../scripts/figures/csv.ts'

const cells = (text: string): string[][] | undefined => {
  const parsed = parseCsv(text)
  return 'rows' in parsed ? parsed.rows.map(row => row.map(cell => cell.text)) : undefined
}

test('quotes, commas, line ends and empty cells are read as RFC 4180 has them', () => {
  expect(cells('a,b\r\n"x, ""y""",\r\n\r\n"two\nlines",3')).toEqual([
    ['a', 'b'],
    ['x, "y"', ''],
    ['two\nlines', '3'],
  ])
  expect(cells('\uFEFFa\n1\n')).toEqual([['a'], ['1']])
})

test('cells know where they stand', () => {
  const parsed = parseCsv('a,b\n"x\ny",2\n3,4\n')
  expect('rows' in parsed && parsed.rows.flat().map(({ line, column }) => `${line}:${column}`)).toEqual(
    '1:1 1:3 2:1 3:4 4:1 4:3'.split(' '),
  )
})

test('no cell is lost or changed by writing and reading', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'ñ', '"', ',', '\n', '\r', ' ', '1') }).map(text => text.trim())
  const table = fc
    .integer({ min: 2, max: 4 })
    .chain(width => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1 }))
  fc.assert(
    fc.property(table, rows => {
      const text = rows.map(row => row.map(value => `"${value.replaceAll('"', '""')}"`).join(',')).join('\n')
      expect(cells(text)).toEqual(rows)
    }),
    { seed: 20221215 },
  )
})
