import { describe, expect, it } from 'vitest'
import { wholeWords } from '../../scripts/ground/whole-words.ts'

const found = (phrases: string[], text: string) => text.match(wholeWords(phrases) ?? /(?!)/g) ?? []

describe('wholeWords', () => {
  it.each([
    [['UN', 'UN Women'], 'The UN, UN Women and UNDP', ['UN', 'UN Women']],
    [['UN Women'], 'the UN\n  Women', ['UN\n  Women']],
    [['Año'], 'Año, Años, desaño, Año2', ['Año']],
    [['C++', 'a.b'], 'C++ and a.b, not aab', ['C++', 'a.b']],
    [[], 'anything', []],
  ])('finds %j in %j', (phrases, text, expected) => {
    expect(found(phrases, text)).toEqual(expected)
  })
})
