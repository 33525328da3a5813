import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diffWords, formatDiff } from '../../scripts/translations/word-diff.ts'

describe('diffWords', () => {
  it.each([
    ['At least 100 of 169 targets.', 'At most 100 of 169 targets.', 'At [-least-]{+most+} 100 of 169 targets.'],
    ['One two three.', 'One two three.', 'One two three.'],
    ['One three.', 'One two three.', 'One {+two +}three.'],
    ['One two three.', 'One three.', 'One [-two -]three.'],
    ['It pays the bill.', 'It shares a bill.', 'It [-pays the-]{+shares a+} bill.'],
    ['It pays [@a2020, p. 3].', 'It pays [@a2020, p. 4].', 'It pays [@a2020, p. [-3-]{+4+}].'],
    ['', 'New.', '{+New.+}'],
  ])('%j → %j', (before, after, expected) => {
    expect(formatDiff(diffWords(before, after))).toBe(expected)
  })

  it('holds both texts, whatever they are', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', ' ', '  ', '.', 'é', '\n'), { maxLength: 14 })
      .map(parts => parts.join(''))
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = diffWords(before, after)
        const without = (kind: string) =>
          parts
            .filter(part => part.kind !== kind)
            .map(part => part.text)
            .join('')
        expect(without('added')).toBe(before)
        expect(without('removed')).toBe(after)
      }),
      { seed: 11, numRuns: 1000 },
    )
  })

  it('replaces a text as a whole where nothing of it stayed, however long it is', () => {
    const [before, after] = ['a b c d '.repeat(20_000), 'e f g h '.repeat(20_000)]
    expect(diffWords(before, after)).toEqual([
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ])
  })

  it('finds a changed word in a text of any length', () => {
    const text = 'a b c d '.repeat(20_000)
    expect(formatDiff(diffWords(`${text}one ${text}`, `${text}two ${text}`))).toBe(`${text}[-one-]{+two+} ${text}`)
  })
})
