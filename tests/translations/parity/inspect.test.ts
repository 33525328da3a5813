import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inspect } from '../../../scripts/translations/parity/inspect.ts'
import { haveSameItems, inspectSimple } from '../../../scripts/translations/parity/inspect-simple.ts'

const PIECES = [
  'word',
  'It pays.',
  ' ',
  ' ',
  ', ',
  '! ',
  '?',
  '(',
  ')',
  '2022. ',
  '2022.',
  '- ',
  ': ',
  '::',
  '#',
  '*',
  '_',
  '`',
  '\\',
  '&amp;',
  '<b>',
  '{page}',
  '~~',
  '|',
  '\n',
  '[@a2020]',
  '[@a2020, p. 3]',
  '[@a2020, pp. 3-4; @b2021]',
  '[see @a2020]',
  '@a2020',
  'me@uclg.org',
  '[^n]',
  '[^n]: ',
  '[](#fig-a)',
  '![](#fig-a)',
  '![',
  '[',
  ']',
  '(a)',
  'https://uclg.org',
  'www.uclg.org',
  '"quoted"',
  'ñ',
  '“ó”',
]

describe('inspectSimple', () => {
  it('finds what parsing finds, or leaves the text to it', () => {
    let simple = 0
    const text = fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 7 }).map(pieces => pieces.join(''))
    fc.assert(
      fc.property(text, fc.boolean(), (value, inline) => {
        const found = inspectSimple(value)
        if (!found) return
        simple++
        const parsed = inspect(value, { plain: false, inline })
        expect(found.words.map(words => words.text.trim()).join('')).toBe(
          parsed.words.map(words => words.text.trim()).join(''),
        )
        expect(found.items.map(({ kind, key }) => [kind, /^@(\w+)/.exec(key)?.[1] ?? key])).toEqual(
          parsed.items.map(({ kind, key }) => [kind, key]),
        )
        expect([parsed.emphasis, parsed.faults, parsed.blocks.map(({ type }) => type)]).toEqual([0, [], ['paragraph']])
      }),
      { seed: 13, numRuns: 6000 },
    )
    expect(simple).toBeGreaterThan(400)
  })

  it('tells locators apart by how they are written', () => {
    const of = (text: string) => inspectSimple(text) ?? expect.unreachable()
    expect(haveSameItems(of('A [@a; @b].'), of('B [@b] [@a].'))).toBe(true)
    expect(haveSameItems(of('A [@a, p. 3].'), of('B [@a, p. 4].'))).toBe(false)
    expect(haveSameItems(of('A [@a].'), of('B.'))).toBe(false)
  })
})
