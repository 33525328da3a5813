import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDocument } from 'yaml'
import { ENTRY_KINDS } from '../../scripts/consultation/entries/entry.ts'
import { formatMember, type MemberFile } from '../../scripts/consultation/entries/member-file.ts'
import { quickRead } from '../../scripts/consultation/entries/quick-read.ts'
import { entryOf } from './entry-of.ts'

/** What a reader of all of YAML makes of a text; undefined where it is none. */
function slowRead(text: string): unknown {
  const document = parseDocument(text, { schema: 'failsafe', logLevel: 'error' })
  return document.errors.length + document.warnings.length > 0 ? undefined : document.toJS()
}

const prose = fc
  .array(
    fc.constantFrom(
      'stone',
      'río',
      'a',
      '12',
      '“so”',
      "don't",
      '—',
      '- x',
      ': y',
      '#z',
      '=1+1',
      '[-a-]{+b+}',
      '\n',
      '"',
      '|',
      '😀',
      '  ',
    ),
    {
      maxLength: 40,
    },
  )
  .map(words => words.join(' '))
const words = fc.oneof({ weight: 4, arbitrary: prose }, { weight: 1, arbitrary: fc.string({ unit: 'grapheme' }) })
const entry = fc
  .record({
    kind: fc.constantFrom(...ENTRY_KINDS),
    words,
    text: words,
    proposal: words,
    response: words,
    author: words,
  })
  .map(some => entryOf({ ...some, id: 'k3f9a2b7', segment: 'arches/p-x71rm' }))
const member: fc.Arbitrary<MemberFile> = fc.record({
  member: words.map(text => `M${text}`),
  kind: fc.constantFrom('', 'section'),
  entries: fc.array(entry, { maxLength: 4 }),
})

describe('a member’s file', () => {
  it('is read in the quick way as by a reader of all of YAML (seeded)', () => {
    let quick = 0
    fc.assert(
      fc.property(member, file => {
        const text = formatMember(file)
        const slow = slowRead(text) as { member: string; entries: Record<string, string>[] }
        expect(slow.member).toBe(file.member)
        expect(slow.entries.map(one => one.text ?? '')).toEqual(file.entries.map(one => one.text))
        expect(slow.entries.map(one => one.response)).toEqual(file.entries.map(one => one.response))
        const read = quickRead(text)
        if (read === undefined) return
        quick++
        expect(read).toEqual(slow)
      }),
      { seed: 12, numRuns: 200 },
    )
    expect(quick).toBeGreaterThan(20)
  })

  it('is left to that reader where somebody wrote what the quick way does not know (seeded)', () => {
    const text = formatMember({
      member: 'Member A',
      kind: '',
      entries: [
        entryOf({ id: 'a1', text: 'One line.', proposal: 'It [-was-]{+is+} so: a long proposal' }),
        entryOf({ id: 'a2', text: 'Two\nlines', response: 'words '.repeat(60).trim() }),
      ],
    })
    const piece = fc.constantFrom(
      ' ',
      '\n',
      ':',
      '#',
      '-',
      '"',
      "'",
      '|',
      '>',
      '&a',
      '*a',
      '!t',
      '  ',
      '\t',
      'x',
      '{',
      '- ',
      ': ',
      ' #',
    )
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(6), fc.array(piece, { maxLength: 2 }), (at, length, pieces) => {
        const edited = text.slice(0, at) + pieces.join('') + text.slice(at + length)
        const read = quickRead(edited)
        if (read !== undefined) expect(read).toEqual(slowRead(edited))
      }),
      { seed: 12, numRuns: 2000 },
    )
  })

  it('is read in the quick way where it is as usual', () => {
    const usual = entryOf({
      text: 'All of it, as usual.',
      response: 'We did.\nSo be it.',
      status: 'accepted',
      by: 'Office',
    })
    expect(quickRead(formatMember({ member: 'Member A', kind: 'section', entries: [usual, usual] }))).toBeDefined()
  })
})
