import fc from 'fast-check'
import { expect, test } from 'vitest'
import { serialize } from '../../../../scripts/formats/pdf/finish/serialize.ts'

/** Object number → what stands at the place that the table gives. */
function byTable(file: string): Map<number, string> {
  const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(file)?.[1])
  const [, ...lines] = file.slice(start, file.indexOf('trailer', start)).trimEnd().split('\n')
  const found = new Map<number, string>()
  let next = 0
  for (const line of lines) {
    const part = /^(\d+) \d+$/.exec(line)
    if (part) next = Number(part[1])
    else {
      const [offset = '', , kind] = line.trim().split(' ')
      if (kind === 'n') found.set(next, file.slice(Number(offset), file.indexOf('endobj', Number(offset))))
      next++
    }
  }
  return found
}

test('a file says where each of its objects is, whatever numbers are missing', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 1, max: 300 })),
      fc.string({ unit: 'grapheme-ascii' }),
      (numbers, text) => {
        const sorted = numbers.sort((a, b) => a - b)
        const file = Buffer.from(
          serialize(
            sorted.map(number => [number, { syntax: `<</Value (${text})>>` }] as const),
            id => `<</ID <${id}>>>`,
          ),
        ).toString('latin1')
        expect([...byTable(file)]).toEqual(sorted.map(number => [number, `${number} 0 obj\n<</Value (${text})>>\n`]))
        expect(file).toMatch(/^%PDF-1\.7\n/)
      },
    ),
    { seed: 1955, numRuns: 100 },
  )
})

test('its identifier goes with its content, and with nothing else', () => {
  const identifierOf = (text: string) => {
    const file = serialize([[1, { syntax: '<<>>', stream: Buffer.from(text) }]], id => `<${id}>`)
    return /trailer\n<([0-9a-f]{32})>/.exec(Buffer.from(file).toString('latin1'))?.[1]
  }
  expect(identifierOf('(a)')).toBe(identifierOf('(a)'))
  expect(identifierOf('(a)')).not.toBe(identifierOf('(b)'))
})
