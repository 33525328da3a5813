import { describe, expect, it } from 'vitest'
import { runPipeline } from '../../scripts/build/pipeline.ts'
import term from '../../scripts/checks/term.ts'
import { silent } from '../../scripts/ground/progress.ts'
import { loadTerms, type Term } from '../../scripts/load/terms.ts'
import type { Segment } from '../../scripts/model/source.ts'
import type { LocaleEntry } from '../../scripts/translations/locales/locale-file.ts'
import { createPublication } from '../support/publication.ts'
import { localeOf } from '../translations/sources.ts'
import { runCheck } from './run-check.ts'

const TERMS: Term[] = Object.entries({
  'local and regional governments': 'gobiernos locales y regionales',
  'local government': 'gobierno local',
  'local governments': 'gobiernos locales',
  'triangular cooperation': 'cooperación triangular',
  'South–South cooperation': 'cooperación Sur-Sur',
  donors: 'donantes | cooperantes',
  'capacity building': 'desarrollo de capacidades',
}).map(([source, forms]) => ({ source, forms: new Map([['es', forms.split(' | ')]]) }))

/** What is said of a Spanish translation of a text. */
function problems(text: string, target: string, entry: Partial<LocaleEntry> = {}): string[] {
  const locale = localeOf({ '01-one': { 'one/p-00000': { source: text, target, ...entry } } })
  const segment: Segment = { id: 'one/p-00000', kind: 'p', text, in: '', line: 1, column: 1 }
  runCheck(term, [], { locales: [locale], segments: [segment], terms: TERMS })
  return (locale.files.get('01-one')?.file.messages ?? []).map(
    ({ line, column, ruleId, reason }) => `${line}:${column} ${ruleId} ${reason}`,
  )
}

const missing = (words: string, forms: string) => [
  `5:16 term \`${words}\` is translated in other words: write ${forms}`,
]

describe('terms', () => {
  it.each([
    ['a form', 'Ask donors.', 'Pregunte a los donantes.'],
    ['another form', 'Ask donors.', 'Pregunte a los cooperantes.'],
    ['in capitals', 'Donors ask.', 'Donantes preguntan.'],
    ['in the other number', 'Ask donors and a local government.', 'Un donante y los gobiernos locales.'],
    ['where a dash is typed as a hyphen', 'South-South cooperation.', 'La cooperación Sur–Sur.'],
    ['with emphasis inside', '*Capacity* building.', 'El *desarrollo* de capacidades.'],
    ['across a break', 'Capacity\\\nbuilding.', 'El desarrollo\\\nde capacidades.'],
    ['divided by "and"', 'Regional and local governments.', 'Gobiernos regionales y locales.'],
    [
      'divided by more',
      'North–South, South–South and triangular cooperation.',
      'La cooperación Norte-Sur, Sur-Sur y triangular.',
    ],
  ])('are rendered by %s', (_how, source, target) => {
    expect(problems(source, target)).toEqual([])
  })

  it.each([
    ['another word', 'Ask donors.', 'Pregunte a los contribuyentes.', 'donors', '`donantes` or `cooperantes`'],
    [
      'an accent that is missing',
      'Triangular cooperation.',
      'La cooperacion triangular.',
      'triangular cooperation',
      '`cooperación triangular`',
    ],
    ['a longer word', 'Ask donors.', 'Los nodonantes.', 'donors', '`donantes` or `cooperantes`'],
    [
      'words too far apart',
      'Local governments.',
      'Los gobiernos que trabajan en el ámbito más cercano y local.',
      'local governments',
      '`gobiernos locales`',
    ],
    ['a citation key', 'Ask donors [@a].', 'Pregunte [@donantes].', 'donors', '`donantes` or `cooperantes`'],
  ])('are not rendered by %s', (_how, source, target, term, forms) => {
    expect(problems(source, target)).toEqual(missing(term, forms))
  })

  it('count once, as the longest of them', () => {
    expect(problems('Local and regional governments.', 'Los municipios.')).toEqual(
      missing('local and regional governments', '`gobiernos locales y regionales`'),
    )
    expect(problems('Local governments.', 'Los municipios.')).toEqual(
      missing('local governments', '`gobiernos locales`'),
    )
  })

  it.each([
    ['inside a longer word', 'Codonors ask.'],
    ['in a citation key, a note, an address or code', 'Ask [@donors, p. 3].[^donors] [x](https://donors.org) `donors`'],
  ])('do not stand %s', (_where, source) => {
    expect(problems(source, 'Nada.')).toEqual([])
  })

  it('are not looked for in what is untranslated, stale or retired', () => {
    expect(problems('Ask donors.', '')).toEqual([])
    expect(problems('Ask donors.', 'Pregunte.', { previous: 'Ask.' })).toEqual([])
    const entry = { source: 'Ask donors.', target: 'Pregunte.' }
    const locale = localeOf({}, { 'one/p-00000': entry })
    const segment: Segment = { id: 'one/p-00000', kind: 'p', text: 'Ask donors.', in: '', line: 1, column: 1 }
    runCheck(term, [], { locales: [locale], segments: [segment], terms: TERMS })
    expect(locale.retired.file.messages).toEqual([])
  })

  it('are silenced by a note with a reason, and not without one', () => {
    expect(problems('Ask donors.', 'Pregunte.', { note: 'See mail. ignore term: implied' })).toEqual([])
    expect(problems('Ask donors.', 'Pregunte.', { note: 'ignore term' })).toEqual([
      ...missing('donors', '`donantes` or `cooperantes`'),
    ])
  })
})

describe('locales/terms.yaml', () => {
  const files = {
    'content/01-arches.md': '---\ntitle: Arches\n---\n\nDonors pay.\n',
    'locales/en/01-arches.json': '{\n  "arches/p-aaaaa": "Donors pay."\n}\n',
    'locales/pt/01-arches.json': `${JSON.stringify({ 'arches/p-aaaaa': { in: '', source: 'Donors pay.', target: 'Os financiadores pagam.', note: '' } }, null, 2)}\n`,
  }
  const check = async (terms: string) => {
    const root = createPublication({ ...files, 'locales/terms.yaml': terms })
    const { messages } = await runPipeline({ root, formats: [], progress: silent })
    return messages.filter(({ rule }) => rule === 'term' || rule.startsWith('yaml'))
  }

  it('is looked up in every language that it has words for', async () => {
    expect(await check('donors: { es: donantes, pt: doadores }\n')).toMatchObject([
      { file: 'locales/pt/01-arches.json', line: 5, column: 16, severity: 'warning', rule: 'term' },
    ])
    expect(await check('donors: { es: donantes }\n')).toEqual([])
  })

  it.each([
    ['donors: { es: donantes, pr: doadores }\n', 1, 29, /`donors` has a form in `pr`.*did you mean `pt`\?/],
    ['a: { es: b }\ndonors: { pt: doadores | }\n', 2, 15, /A form of `donors` is empty/],
    ['donors: doadores\n', 1, 9, /`donors` cannot be `doadores`/],
  ])('is pointed into where it is wrong: %j', async (terms, line, column, text) => {
    expect(await check(terms)).toMatchObject([
      { file: 'locales/terms.yaml', line, column, text: expect.stringMatching(text) },
    ])
  })

  it('may be missing', () => {
    expect(
      loadTerms({ root: createPublication(), languages: [{ id: 'en', tag: 'en', csl: 'en', name: 'English' }] }),
    ).toEqual({
      terms: [],
      file: undefined,
    })
  })
})
