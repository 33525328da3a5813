import fc from 'fast-check'
import { VFile } from 'vfile'
import { describe, expect, it } from 'vitest'
import {
  formatLocaleFile,
  type LocaleEntry,
  readLocaleFile,
} from '../../../scripts/translations/locales/locale-file.ts'

function problems(value: string): string[] {
  const { file, whole } = readLocaleFile(new VFile({ value }))
  expect(whole).toBe(file.messages.length === 0)
  return file.messages.map(({ line, column, ruleId, reason }) => `${line}:${column} ${ruleId} ${reason}`)
}

describe('a locale file', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 12 })
  const filled = text.map(value => `${value}.`)
  const entry: fc.Arbitrary<LocaleEntry> = fc
    .record({ in: text, source: text, target: text, note: text, previous: fc.option(filled, { nil: undefined }) })
    .map(({ previous, ...rest }) => (previous === undefined ? rest : { ...rest, previous }))

  it('comes back as it was written, whatever is in it', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(text, entry), { selector: ([id]) => id, maxLength: 6 }), entries => {
        const written = formatLocaleFile(new Map(entries))
        const { entries: read, whole } = readLocaleFile(new VFile({ value: written }))
        expect(whole).toBe(true)
        expect([...read]).toEqual(entries)
        expect(formatLocaleFile(read)).toBe(written)
      }),
      { seed: 3, numRuns: 300 },
    )
  })

  it('has its fields in one order, a line each, with the note last', () => {
    const value = { note: '', previous: 'O', target: 'T', source: 'S', in: 'I' }
    expect(formatLocaleFile(new Map([['a/p-00000', value]]))).toBe(
      '{\n  "a/p-00000": {\n    "in": "I",\n    "source": "S",\n    "previous": "O",\n    "target": "T",\n    "note": ""\n  }\n}\n',
    )
  })

  it('may lack what sync puts back', () => {
    const { entries, whole } = readLocaleFile(new VFile({ value: '{"a": {"source": "S"}}' }))
    expect(whole).toBe(true)
    expect(entries.get('a')).toEqual({ in: '', source: 'S', target: '', note: '' })
  })

  it.each([
    ['[]', '1:1 locale-field The file holds a list: write an object of segments, `{ … }`'],
    ['{"a": "T"}', '1:7 locale-field `a` is a text: write an object with `source` and `target`'],
    [
      '{"a": {\n"source": "S", "target": 5}}',
      '2:26 locale-field `target` of `a` is a number: write text in quotation marks',
    ],
    ['{"a": {"source": null}}', '1:18 locale-field `source` of `a` is `null`: write text in quotation marks'],
    ['{\n"a": {"target": "T"}}', '2:1 locale-field `a` has no `source`: run `npm run translations:sync`'],
    ['{"a": {"source": "S", "Target": "T"}}', '1:23 locale-field `a` has no field `Target`; did you mean `target`?'],
    [
      '{"a": {"source": "S", "previous": ""}}',
      '1:35 locale-field `previous` of `a` is empty: delete the line once the translation is accepted',
    ],
    [
      `{"a": {"source": "S", "target": "${'palabra '.repeat(7000)}"}}`,
      '1:33 locale-field `target` of `a` has more than 50,000 characters: shorten it',
    ],
    ['{"a": {"source": "S", "source": "T"}}', '1:23 json-duplicate `source` stands here twice: leave one'],
  ])('%j is told with line and column', (value, problem) => {
    expect(problems(value)).toEqual([problem])
  })

  it('still gives the entries beside a wrong one', () => {
    const value = '{"a": {"source": "S", "target": 5}, "b": {"source": "S", "target": "T"}}'
    expect(readLocaleFile(new VFile({ value })).entries.get('b')?.target).toBe('T')
  })
})
