import { describe, expect, it } from 'vitest'
import { describeRun, missingRuns } from '../../scripts/fonts/missing.ts'

/** Fonts with the letters of Latin-1 and no mark that combines. */
const latin = (character: number) => character < 0x100

const found = (text: string) => missingRuns(text, latin).map(run => [run.index, run.text])

describe('missingRuns', () => {
  it('finds characters in a row, with the spaces between them', () => {
    expect(found('a 漢字 仮名 b 😀c')).toEqual([
      [2, '漢字 仮名'],
      [10, '😀'],
    ])
  })

  it('leaves alone what nobody sees: spaces, joiners, soft hyphens, ends of lines', () => {
    expect(found('a\u2009b\u200bc\u200dd\u00ade\u2060f\ufeffg\r\n\th\u202f\u3000i\ufe0f')).toEqual([])
  })

  it('takes a letter and its mark as the one character that they make', () => {
    expect(found('e\u0302 ê')).toEqual([])
    expect(found('x\u0302')).toEqual([[1, '\u0302']])
  })
})

describe('describeRun', () => {
  it('names code points, the first of many', () => {
    expect(describeRun({ text: '→', index: 0 })).toBe('`→` (U+2192)')
    expect(describeRun({ text: '漢\n 字', index: 0 })).toBe('`漢 字` (U+6F22 U+5B57)')
    expect(describeRun({ text: '😀😀', index: 0 })).toBe('`😀😀` (U+1F600)')
    expect(describeRun({ text: 'ابجد هوزحطيكلمنسعفصقرشت', index: 0 })).toBe(
      '`ابجد هوزحطيكلمنسعفصق…` (U+0627 U+0628 U+062C U+062F …)',
    )
  })
})
