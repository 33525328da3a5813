import { describe, expect, it } from 'vitest'
import type { Segment } from '../../../scripts/model/source.ts'
import type { LocaleEntry } from '../../../scripts/translations/locales/locale-file.ts'
import { checkLocale } from '../../../scripts/translations/parity/check.ts'
import { localeOf } from '../sources.ts'

const SOURCE = 'Cities pay 3 euros [@a2020].'

/** What is said of one Spanish entry, and where. */
function problems(entry: Partial<LocaleEntry>, text = SOURCE): string[] {
  const locale = localeOf({ '01-one': { 'one/p-00000': { source: SOURCE, ...entry } } })
  const node = { type: 'paragraph' as const, children: [] }
  const segment: Segment = { id: 'one/p-00000', kind: 'p', text, in: '', line: 1, column: 1, node }
  checkLocale(locale, [segment], 'en-GB')
  const file = locale.files.get('01-one')?.file
  return (
    file?.messages.map(
      ({ line, column, ruleId, fatal, reason }) =>
        `${line}:${column} ${fatal ? 'error' : 'warning'} ${ruleId} ${reason}`,
    ) ?? []
  )
}

describe('checkLocale', () => {
  it('points at the word in the locale file', () => {
    const target = 'Las "ciudades" pagan 4 euros [@b2020].'
    expect(problems({ target })).toEqual([
      '5:16 error parity-citation The translation lacks citation `@a2020`',
      `5:${16 + target.indexOf('4') + 2} warning parity-number The number \`4\` should be \`3\``,
      `5:${16 + target.indexOf('@') + 2} error parity-citation The source does not have citation \`@b2020\`; did you mean \`a2020\`?`,
    ])
  })

  it('says nothing where nothing is translated', () => {
    expect(problems({ target: '  ' })).toEqual([])
  })

  it('holds a stale translation against the source that it translates', () => {
    const target = 'Las ciudades pagan 3 euros [@a2020].'
    expect(problems({ target, previous: SOURCE, source: 'Cities pay nothing.' }, 'Cities pay nothing.')).toEqual([])
    expect(problems({ target }, 'Cities pay nothing.')).toEqual([])
  })

  it('or against the current one, when the translator has brought it up to date', () => {
    expect(
      problems(
        { target: 'Las ciudades no pagan nada.', previous: SOURCE, source: 'Cities pay nothing.' },
        'Cities pay nothing.',
      ),
    ).toEqual([])
  })

  it('is silenced by a note with a reason, for that rule only', () => {
    const target = 'Las ciudades pagan unos euros.'
    const note = 'See mail. ignore parity-number: left out on purpose'
    expect(problems({ target, note })).toEqual(['5:16 error parity-citation The translation lacks citation `@a2020`'])
    expect(problems({ target, note: 'ignore parity-number: a\nignore parity-citation: b' })).toEqual([])
  })

  it('is not silenced without a reason, or for a rule that does not exist', () => {
    const target = 'Las ciudades pagan unos euros [@a2020].'
    const number = '5:16 warning parity-number The translation lacks the number `3`'
    expect(problems({ target, note: 'ignore parity-number' })).toEqual([
      '6:14 warning parity-ignore The reason is missing: write `ignore parity-number: why it is right as it is`',
      number,
    ])
    expect(problems({ target, note: 'ok, ignore parity-numbers: so' })).toEqual([
      '6:18 warning parity-ignore No rule `parity-numbers` can be ignored in a note; did you mean `parity-number`?',
      number,
    ])
  })
})
