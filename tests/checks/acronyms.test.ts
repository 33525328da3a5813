import { describe, expect, it } from 'vitest'
import acronymUndefined from '../../scripts/checks/acronym-undefined.ts'
import acronymUnused from '../../scripts/checks/acronym-unused.ts'
import { loadAcronyms } from '../../scripts/load/acronyms.ts'
import { wordList } from '../../scripts/model/word-list.ts'
import { createPublication } from '../support/publication.ts'
import { runCheck } from './run-check.ts'
import { sourceOf } from './source.ts'

const ACRONYMS = `UN: { short: UN, long: United Nations }
UN-Bridge: { short: UN-Bridge, long: United Nations Bridge Programme }
SDG: { short: SDG, long: Sustainable Development Goal, shortPlural: SDGs, longPlural: Sustainable Development Goals }
`

/** Messages on a publication whose one chapter has this body and all acronyms besides. */
function problems(body: string, { acronyms = ACRONYMS, figure = '', rest = 'UN, UN-Bridge, SDGs.' } = {}): string[] {
  const { acronyms: loaded, source: acronymList } = loadAcronyms(
    createPublication({ 'content/acronyms.yaml': acronyms }),
  )
  const source = sourceOf(`${body}\n\n${rest}`)
  const words = wordList('figures', source.file)
  words.add({ kind: 'fig', text: figure, in: '' })
  const wordLists = [...(acronymList ? [acronymList] : []), words.source]
  for (const check of [acronymUndefined, acronymUnused])
    runCheck(check, [source], { wordLists, acronyms: loaded, acronymList, settings: { capitals: ['LEAD'] } })
  return [source.file, ...(acronymList ? [acronymList.file] : [])].flatMap(file =>
    file.messages.map(({ line, column, ruleId, reason }) => `${file.path}:${line}:${column} ${ruleId} ${reason}`),
  )
}

const undefinedAt = (place: string, word: string, suggestion = '') =>
  `content/01-arches.md:${place} acronym-undefined \`${word}\` is not in content/acronyms.yaml: add it there, or spell it out in brackets${suggestion}`

describe('words in capitals', () => {
  it.each([
    ['acronyms of the list', 'The UN, the SDGs and UN-Bridge; also the UN-led talks.'],
    ['words in small letters', 'Arches lean. I do.'],
    ['names with a number', 'COVID-19, BAPA+40, G20, MCR2030.'],
    ['symbols of documents', 'Resolution A/RES/70/1, UNEP/EA.5.'],
    ['Roman numerals', 'Parts II, III, IV, IX, XII and XXVIII.'],
    ['currencies', 'USD 5 million, 3 EUR.'],
    ['exceptions of the publication', 'The LEAD programme.'],
    ['code, addresses and citations', '`API`, https://example.org/API, [see API; @smith2020, API].'],
    ['what is spelled out behind it', 'The BRC (Bridge Research Council) met. BRC staff left.'],
    ['what is spelled out in front of it', 'The *Bridge Research Council* (BRC) met.\n\nBRC staff left.'],
  ])('may be %s', (_what, body) => {
    expect(problems(body)).toEqual([])
  })

  it.each([
    ['in the text', 'The BRC met.', ['5:5', 'BRC']],
    ['in the plural', 'Two BRCs met.', ['5:5', 'BRC']],
    ['with the letters of a currency', 'The NZD of 2015.', ['5:5', 'NZD']],
    ['in a heading', '## The BRC', ['5:8', 'BRC']],
    ['in a note', 'A.[^a]\n\n[^a]: The BRC.', ['7:11', 'BRC']],
    ['in a caption', ':::figure{src=a.svg alt=A}\nThe BRC.\n:::', ['6:5', 'BRC']],
    ['in a cell', '|a|\n|-|\n|BRC|', ['7:2', 'BRC']],
    ['beside brackets that say something else', 'The BRC (see below) met.', ['5:5', 'BRC']],
    ['in brackets behind other words', 'The talks (BRC) went on.', ['5:12', 'BRC']],
    ['before it is spelled out', 'The BRC met. The Bridge Research Council (BRC) left.', ['5:5', 'BRC']],
  ])('are reported %s', (_where, body, [place = '', word = '']) => {
    expect(problems(body)).toEqual([undefinedAt(place, word)])
  })

  it('are reported with the acronym that was meant', () => {
    expect(problems('The SDS.')).toEqual([undefinedAt('5:5', 'SDS', '; did you mean `SDG`?')])
  })

  it('are the business of publications that keep a list', () => {
    const source = sourceOf('The BRC met.')
    runCheck(acronymUndefined, [source])
    expect(source.file.messages).toEqual([])
  })

  it('are left alone while the list cannot be read', () => {
    expect(problems('The BRC met.', { acronyms: 'UN: { short: UN }\n' })).toEqual([
      expect.stringContaining('yaml-schema'),
    ])
  })
})

describe('acronyms that nothing uses', () => {
  const unused = (place: string, word: string) =>
    `content/acronyms.yaml:${place} acronym-unused No edition uses the acronym \`${word}\`: take it out of the list`

  it('are reported where they are defined', () => {
    expect(problems('UN-Bridge.', { rest: '' })).toEqual([unused('1:14', 'UN'), unused('3:15', 'SDG')])
  })

  it('are used in the plural, in captions and in figures as well', () => {
    const body = ':::figure{src=a.svg alt=A}\nSDGs.\n:::'
    expect(problems(body, { rest: '', figure: 'The UN and UN-Bridge' })).toEqual([])
  })
})
