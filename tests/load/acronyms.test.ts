import { describe, expect, it } from 'vitest'
import { loadAcronyms } from '../../scripts/load/acronyms.ts'
import { createPublication } from '../support/publication.ts'

const load = (yaml: string | undefined) => loadAcronyms(createPublication({ 'content/acronyms.yaml': yaml }))

describe('acronyms', () => {
  it('have the plurals that the file gives, else the singular', () => {
    const { acronyms } = load(
      'SDG: { short: SDG, long: Goal, shortPlural: SDGs, longPlural: Goals }\nUN: { short: UN, long: United Nations }\n',
    )
    expect(acronyms).toEqual([
      { id: 'SDG', short: 'SDG', long: 'Goal', shortPlural: 'SDGs', longPlural: 'Goals' },
      { id: 'UN', short: 'UN', long: 'United Nations', shortPlural: 'UN', longPlural: 'United Nations' },
    ])
  })

  it('are refused where they are no words of a paper', () => {
    const told = (yaml: string) => load(yaml).source?.file.messages.map(({ reason }) => reason)
    expect(told(`a: { short: ${'A'.repeat(40_000)}, long: x }`)).toEqual([
      expect.stringMatching(/: make it 1,000 characters at most$/),
    ])
    expect(told(Array.from({ length: 2001 }, (_, n) => `a${n}: { short: A, long: x }\n`).join(''))).toEqual([
      expect.stringMatching(/: name 2,000 at most$/),
    ])
  })

  it('are words for translators, each text with its place', () => {
    const { source } = load('UN: { short: UN, long: United Nations }\nONU:\n  short: UN\n  long: The UN\n')
    expect(source?.segments.map(({ text, in: where, line, column }) => [text, where, line, column])).toEqual([
      ['UN', 'UN › short', 1, 14],
      ['United Nations', 'UN › long', 1, 24],
      ['UN', 'ONU › short', 3, 10],
      ['The UN', 'ONU › long', 4, 9],
    ])
  })

  it('may be none', () => {
    expect(load(undefined)).toEqual({ acronyms: [], source: undefined })
    expect(load('').acronyms).toEqual([])
  })

  it('are left out when their file is wrong, which is told', () => {
    const { acronyms, source } = load('SDG: { short: SDG, lang: Goal }\n')
    expect(acronyms).toEqual([])
    expect(source?.file.messages.map(({ ruleId, line, column }) => `${line}:${column} ${ruleId}`)).toEqual(
      expect.arrayContaining(['1:20 yaml-schema', '1:6 yaml-schema']),
    )
  })
})
