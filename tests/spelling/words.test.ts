import { describe, expect, it } from 'vitest'
import { partsOf, spelledWords } from '../../scripts/spelling/words.ts'

const wordsIn = (text: string): string[] => spelledWords(text).map(({ word }) => word)

describe('the words of a text that have a spelling', () => {
  it.each([
    ['Arches, which “lean”, carry.', ['Arches', 'which', 'lean', 'carry']],
    ['the city’s own; l’eau', ['the', "city's", 'own', "l'eau"]],
    ['a co‑operative of 21st-century NGOs and UCLG’s', ['co-operative', 'of', 'century', 'and']],
    ['at www.example.org or ann@example.org, in snake_case and v2beta', ['at', 'or', 'in', 'and']],
    ['Asia {#sec-asia}', ['Asia']],
    ['sa\u0303o', ['são']],
  ])('are, in %s, %j', (text, words) => {
    expect(wordsIn(text)).toEqual(words)
  })

  it('stand where they say', () => {
    const text = 'In Lisbon-based bodies'
    for (const { word, index, length } of spelledWords(text).flatMap(partsOf))
      expect(text.slice(index, index + length)).toBe(word)
  })
})
