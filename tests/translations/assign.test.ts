import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assignIds, type SegmentSource } from '../../scripts/translations/assign.ts'
import { idsOf, localeOf, registersOf, sourceOf } from './sources.ts'

const FIRST = 'At least 100 of the 169 targets depend on what local governments do [@oecd2020, p. 3].'
const SECOND = 'Cities spend a quarter of all public money, yet receive a tenth of climate finance.'
const THIRD = 'Between 2018 and 2021 the network trained four thousand officials in forty countries.'
const FOURTH = 'Water utilities from the north paired with water utilities from the south.'

/** Ids of the texts after an edit, as indexes into the ids before it; -1 where an id is new. */
function follow(before: Record<string, string[]>, after: Record<string, string[]>): Record<string, number[]> {
  const old = Object.entries(before).map(([name, texts]) => sourceOf(name, texts))
  const { registers } = assignIds(old, new Map())
  const known = old.flatMap(idsOf)
  const now = Object.entries(after).map(([name, texts]) => sourceOf(name, texts))
  assignIds(now, registersOf(registers))
  return Object.fromEntries(now.map(source => [source.name, idsOf(source).map(id => known.indexOf(id))]))
}

describe('ids survive', () => {
  it.each([
    ['nothing at all', [FIRST, SECOND], [FIRST, SECOND], [0, 1]],
    ['an insertion', [FIRST, SECOND], [FIRST, THIRD, SECOND], [0, -1, 1]],
    ['a deletion', [FIRST, SECOND, THIRD], [FIRST, THIRD], [0, 2]],
    ['a new order', [FIRST, SECOND, THIRD, FOURTH], [FOURTH, SECOND, FIRST, THIRD], [3, 1, 0, 2]],
    ['an edit', [FIRST, SECOND], [FIRST.replace('At least 100', 'Some 65 per cent'), SECOND], [0, 1]],
    ['an edit and a move', [FIRST, SECOND, THIRD], [THIRD, FIRST.replace('169', '170'), SECOND], [2, 0, 1]],
    [
      'a split: the larger half keeps it',
      [FIRST, `${SECOND} ${THIRD} And so on.`],
      [FIRST, SECOND, `${THIRD} And so on.`],
      [0, -1, 1],
    ],
    [
      'a merge: the larger half gives it',
      [FIRST, SECOND, `${THIRD} And so on.`],
      [FIRST, `${SECOND} ${THIRD} And so on.`],
      [0, 2],
    ],
    [
      'a heading that is renamed',
      ['h: Finance', FIRST, 'h: Health', SECOND],
      ['h: Money', FIRST, 'h: Health', SECOND],
      [0, 1, 2, 3],
    ],
    ['a paragraph that becomes a list item', [FIRST, SECOND], [`li: ${FIRST}`, SECOND], [0, 1]],
  ])('%s', (_, before, after, expected) => {
    expect(follow({ '01-one': before }, { '01-one': after })).toEqual({ '01-one': expected })
  })

  it('a move to another chapter, also with an edit', () => {
    const before = { '01-one': [FIRST, SECOND], '02-two': [THIRD, FOURTH] }
    expect(follow(before, { '01-one': [FIRST], '02-two': [THIRD, SECOND, FOURTH] })).toEqual({
      '01-one': [0],
      '02-two': [2, 1, 3],
    })
    expect(
      follow(before, { '01-one': [FIRST], '02-two': [THIRD, SECOND.replace('a quarter', 'a fifth'), FOURTH] }),
    ).toEqual({
      '01-one': [0],
      '02-two': [2, 1, 3],
    })
  })

  it('an exact move rather than a likeness that stays', () => {
    const copy = SECOND.replace('a quarter', 'a third')
    expect(
      follow({ '01-one': [FIRST, SECOND], '02-two': [THIRD] }, { '01-one': [FIRST, copy], '02-two': [THIRD, SECOND] }),
    ).toEqual({ '01-one': [0, -1], '02-two': [2, 1] })
  })

  it('a chapter that is renumbered or renamed while a paragraph is edited', () => {
    const edited = SECOND.replace('a tenth', 'an eighth')
    const before = { '01-one': ['title: One', FIRST, SECOND, THIRD] }
    expect(follow(before, { '04-one': ['title: One', FIRST, edited, THIRD] })).toEqual({ '04-one': [0, 1, 2, 3] })
    expect(follow(before, { '01-money': ['title: Money', FIRST, edited, THIRD] })).toEqual({ '01-money': [0, 1, 2, 3] })
  })
})

describe('repeated texts', () => {
  it('get different ids', () => {
    const source = sourceOf('01-one', ['td: Yes', 'td: Yes', 'td: Yes'])
    assignIds([source, sourceOf('02-two', ['td: Yes'])], new Map())
    expect(new Set(idsOf(source)).size).toBe(3)
  })

  it('keep theirs by their neighbours when one more comes in between', () => {
    const before = ['td: Water', 'td: Yes', 'td: Waste', 'td: Yes', 'td: Roads', 'td: Yes']
    const after = ['td: Water', 'td: Yes', 'td: Buses', 'td: Yes', 'td: Waste', 'td: Yes', 'td: Roads', 'td: Yes']
    expect(follow({ '01-one': before }, { '01-one': after })).toEqual({ '01-one': [0, 1, -1, -1, 2, 3, 4, 5] })
  })

  it('lend no translation to the opposite', () => {
    expect(follow({ '01-one': ['td: Water', 'td: Yes'] }, { '01-one': ['td: Water', 'td: No'] })).toEqual({
      '01-one': [0, -1],
    })
  })
})

describe('new ids', () => {
  it('name the chapter, the kind and a hash, the same on two branches', () => {
    const one = sourceOf('03-finance', [FIRST, 'h: Finance'])
    const other = sourceOf('03-finance', ['h: Finance', SECOND, FIRST])
    assignIds([one], new Map())
    assignIds([other], new Map())
    expect(one.segments[0]?.id).toMatch(/^finance\/p-[0-9a-z]{5}$/)
    expect(one.segments[1]?.id).toMatch(/^finance\/h-[0-9a-z]{5}$/)
    expect(one.segments[0]?.id).toBe(other.segments[2]?.id)
  })

  it('are never those of a text that was edited meanwhile', () => {
    const before = sourceOf('01-one', [FIRST])
    const { registers } = assignIds([before], new Map())
    const after = sourceOf('01-one', [FIRST.replace('100', '105'), SECOND, THIRD])
    const next = assignIds([after], registersOf(registers))
    const back = sourceOf('01-one', [FIRST.replace('100', '105'), FIRST, SECOND, THIRD])
    assignIds([back], registersOf(next.registers))
    expect(back.segments[0]?.id).toBe(before.segments[0]?.id)
    expect(new Set(idsOf(back)).size).toBe(4)
  })

  it('mark the nodes that the segments stand in', () => {
    const source = sourceOf('01-one', [FIRST, 'alt: A chart'])
    const nodes = [
      { type: 'paragraph' as const, children: [], data: { lang: 'en' } },
      { type: 'image' as const, url: 'a.png' },
    ]
    source.segments.forEach((segment, index) => {
      const node = nodes[index]
      if (node) segment.node = node
      if (segment.kind === 'alt') segment.attribute = 'alt'
    })
    assignIds([source], new Map())
    expect(nodes).toMatchObject([
      { data: { segment: source.segments[0]?.id, lang: 'en' } },
      { data: { wordSegments: { alt: source.segments[1]?.id } } },
    ])
  })
})

describe('texts that come back', () => {
  it('take up the id of their retired translation', () => {
    const locale = localeOf({}, { 'one/p-zzzzz': { source: FIRST, target: 'Al menos 100' } })
    const source = sourceOf('01-one', [SECOND, FIRST])
    assignIds([source], new Map(), [locale])
    expect(source.segments[1]?.id).toBe('one/p-zzzzz')
  })

  it('find it again after the register was lost', () => {
    const locale = localeOf({ '01-one': { 'one/p-zzzzz': { source: FIRST, target: 'Al menos 100' } } })
    const source = sourceOf('01-one', [FIRST, FIRST])
    assignIds([source], new Map(), [locale])
    expect(source.segments[0]?.id).toBe('one/p-zzzzz')
    expect(source.segments[1]?.id).not.toBe('one/p-zzzzz')
  })
})

describe('whether sync has work', () => {
  const state = (texts: string[]) => assignIds([sourceOf('01-one', texts)], new Map())
  it.each([
    ['no', [FIRST, SECOND], false],
    ['yes: an edit', [FIRST, `${SECOND} Still.`], true],
    ['yes: another order', [SECOND, FIRST], true],
    ['yes: a deletion', [FIRST], true],
  ])('%s', (_, texts, outOfDate) => {
    const { registers } = state([FIRST, SECOND])
    expect(assignIds([sourceOf('01-one', texts)], registersOf(registers)).outOfDate).toBe(outOfDate)
  })
})

describe('any publication', () => {
  const word = fc.constantFrom('city', 'cities', 'water', 'fund', 'yes', 'no', 'the', 'of', 'peer', 'learning', 'debt')
  const text = fc.array(word, { minLength: 1, maxLength: 9 }).map(words => words.join(' '))
  const line = fc.tuple(fc.constantFrom('p', 'td', 'h', 'alt'), text).map(([kind, words]) => `${kind}: ${words}`)
  const publication = fc.uniqueArray(
    fc.tuple(fc.constantFrom('01-one', '02-two', '03-three'), fc.array(line, { maxLength: 12 })),
    {
      selector: ([name]) => name,
    },
  )
  const build = (lines: [string, string[]][]): SegmentSource[] => lines.map(([name, texts]) => sourceOf(name, texts))

  it('has unique ids and anchors, keeps every unchanged text and aligns the same way twice', () => {
    fc.assert(
      fc.property(publication, publication, (before, after) => {
        const { registers } = assignIds(build(before), new Map())
        const [now, again] = [build(after), build(after)]
        const next = assignIds(now, registersOf(registers))
        assignIds(again, registersOf(registers))
        const ids = now.flatMap(idsOf)
        expect(again.flatMap(idsOf)).toEqual(ids)
        expect(new Set(ids.map(id => id.split('/')[1])).size).toBe(ids.length)
        const settled = build(after)
        const unchanged = assignIds(settled, registersOf(next.registers))
        expect(settled.flatMap(idsOf)).toEqual(ids)
        expect(unchanged.outOfDate).toBe(false)
      }),
      { seed: 5, numRuns: 300 },
    )
  })
})
