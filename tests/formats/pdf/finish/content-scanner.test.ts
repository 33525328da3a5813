import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ContentScanner, operatorCodes } from '../../../../scripts/formats/pdf/finish/content-scanner.ts'

const WANTED = ['Tj', 'BDC', 'EMC', 'q', 'Q', 'W*', "'"]
const codes = operatorCodes(WANTED)

function scanned(content: string): [operator: string, operands: string][] {
  const scanner = new ContentScanner(content, codes)
  const found: [string, string][] = []
  while (scanner.next()) {
    expect(content.slice(scanner.start, scanner.end)).toMatch(new RegExp(`${scanner.operator.replace('*', '\\*')}$`))
    found.push([scanner.operator, scanner.operands()])
  }
  return found
}

test.for([
  [
    'q 1 0 0 1 0 0 cm Q',
    [
      ['q', ''],
      ['Q', ''],
    ],
  ],
  [
    '/P <</MCID 0 >>BDC\nEMC',
    [
      ['BDC', '/P <</MCID 0 >>'],
      ['EMC', ''],
    ],
  ],
  ['(a (nested) \\) EMC) Tj', [['Tj', '(a (nested) \\) EMC)']]],
  [
    '<00 51> Tj% EMC\nQ',
    [
      ['Tj', '<00 51>'],
      ['Q', ''],
    ],
  ],
  ['true /BDC [(q) 1 /Q] Tj', [['Tj', 'true /BDC [(q) 1 /Q]']]],
  ['0 0 5 5 re\nW* n', [['W*', '']]],
  ["(x)'", [["'", '(x)']]],
  ['/Unfinished (string', []],
] as const)('%s', ([content, expected]) => {
  // Operators that are passed over take their operands with them.
  expect(scanned(content)).toEqual(expected)
})

const operand = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }).map(value => value.toFixed(4)),
  fc.constantFrom('/Name', '/F4', '[1 2]', '<</A (b)>>', 'null'),
  fc
    .string({ unit: fc.constantFrom('a', '(', ')', '\\', ' ', 'Q', '\n') })
    .map(text => `(${text.replace(/[\\()]/g, '\\$&')})`),
  fc.array(fc.integer({ min: 0, max: 255 })).map(bytes => `<${Buffer.from(bytes).toString('hex')}>`),
)
const operation = fc.tuple(fc.array(operand, { maxLength: 4 }), fc.constantFrom(...WANTED, 'Td', 'rg', 'f*'))

test('finds every operator that is wanted, with its operands, whatever stands in them', () => {
  fc.assert(
    fc.property(fc.array(operation), fc.constantFrom(' ', '\n', '\r\n', ' % Q q\n'), (operations, space) => {
      const content = operations.map(([operands, operator]) => [...operands, operator].join(' ')).join(space)
      const expected = operations
        .filter(([, operator]) => WANTED.includes(operator))
        .map(([operands, operator]) => [operator, operands.join(' ')])
      expect(scanned(content)).toEqual(expected)
    }),
    { seed: 1961, numRuns: 300 },
  )
})
