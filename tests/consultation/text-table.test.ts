import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTextTable } from '../../scripts/consultation/text-table.ts'

function rowsOf(text: string): string[][] {
  return [...readTextTable(text).rows.values()].map(cells => [...cells.values()])
}

describe('comma-separated values', () => {
  it('have the words of every cell, whatever they are, and no fault where they were written well', () => {
    const word = fc.stringMatching(/^[a-z"',;\n\t ]{0,12}[a-z]$/)
    fc.assert(
      fc.property(fc.array(fc.array(word, { minLength: 3, maxLength: 3 }), { minLength: 1 }), rows => {
        const lines = rows.map(row => row.map(cell => `"${cell.replaceAll('"', '""')}"`).join(';'))
        const table = readTextTable(`head;head;head;head;head;head;head\n${lines.join('\n')}\n`)
        expect([...table.rows.values()].slice(1).map(cells => [...cells.values()])).toEqual(rows)
        expect(table.faults).toEqual([])
      }),
      { seed: 12, numRuns: 300 },
    )
  })

  it.each([
    [
      'up to the end',
      'who,comment\nA,"open\nB,two\nC,three\n',
      [
        ['A', '"open'],
        ['B', 'two'],
        ['C', 'three'],
      ],
    ],
    [
      'up to the next value in quotation marks',
      'who,comment\nA,"open\nB,two\nC,"th,ree"\nD,"four"\n',
      [
        ['A', '"open'],
        ['B', 'two'],
        ['C', 'th,ree'],
        ['D', 'four'],
      ],
    ],
    [
      'where all values have them',
      '"who","comment"\n"A","open\n"B","two"\n',
      [
        ['A', '"open'],
        ['B', 'two'],
      ],
    ],
  ])('keep the rows behind a quotation mark that is never closed: %s', (_, text, rows) => {
    expect(rowsOf(text).slice(1)).toEqual(rows)
    expect(readTextTable(text).faults).toEqual([
      { cell: 'B2', reason: 'a quotation mark that is never closed, which was read as one of the words' },
    ])
  })

  it('tell of quotation marks that may hold more than one row', () => {
    const text = 'who,comment\nA,"open\nB,they said "yes" to it\n'
    expect(readTextTable(text).faults).toEqual([
      { cell: 'B2', reason: expect.stringContaining('over more than one line') },
    ])
    expect(readTextTable('who,comment\nA,"two\nlines" \nB,"they said "yes" to it"\n').faults).toEqual([])
  })
})
