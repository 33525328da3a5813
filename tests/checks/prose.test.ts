import { describe, expect, it } from 'vitest'
import { runPipeline } from '../../scripts/build/pipeline.ts'
import { silent } from '../../scripts/ground/progress.ts'
import { BIBLIOGRAPHY, type Contents, chapter, createPublication, SETTINGS } from '../support/publication.ts'

/** What a rule says of a chapter: `5:9 reason`. */
async function told(rule: string, body: string, contents: Contents = {}): Promise<string[]> {
  const root = createPublication({ 'content/02-cables.md': chapter('Cables', body), ...contents })
  const { messages } = await runPipeline({ root, formats: [], progress: silent })
  return messages.flatMap(({ line, column, text, ...of }) => (of.rule === rule ? [`${line}:${column} ${text}`] : []))
}

const SPANISH = 'los puentes de la ciudad son una obra que el gobierno debe cuidar con sus vecinos'

describe('another language inside a text', () => {
  it.each([
    ['quotation marks', `They wrote “${SPANISH}”.`],
    ['straight ones', `They wrote "${SPANISH}".`],
    ['emphasis', `They wrote *${SPANISH}*.`],
    ['a link', `They wrote [${SPANISH}](https://example.org).`],
    ['a name', 'The Comisión Económica para América Latina y el Caribe met.'],
  ])('is left alone in %s', async (_, body) => {
    expect(await told('language-other', body)).toEqual([])
  })

  it('is told at its first word, with its name', async () => {
    expect(await told('language-other', `They wrote:\n${SPANISH}.`)).toEqual([
      expect.stringMatching(/^6:1 This passage is Spanish/),
    ])
  })
})

describe('forms of terms', () => {
  const terms = { 'locales/terms.yaml': 'co-production: {}\nlocal government: {}\npeer review: { es: revisión }\n' }

  it.each([
    'Co-production is slow.',
    'A co-\u2060production.',
    'Local-government finance.',
    'A local\ngovernment.',
    'Code `coproduction`.',
  ])('that are right are left alone: %j', async body => {
    expect(await told('term-form', body, terms)).toEqual([])
  })

  it.each([
    ['The coproduction.', '5:5 `coproduction` is written `co-production`'],
    ['The co\u2011production, co production.', '5:20 `co production` is written `co-production`'],
    ['A localgovernment.', '5:3 `localgovernment` is written `local government`'],
  ])('that are not are told: %j', async (body, message) => {
    expect(await told('term-form', body, terms)).toEqual([expect.stringContaining(message)])
  })
})

it('a work of a later year is silenced by its key, and no other is', async () => {
  const later = (key: string): string => BIBLIOGRAPHY.replaceAll('ruiz2019', key).replace('{2019}', '{2031}')
  const settings = `${SETTINGS}checks:\n  silenced:\n    - { rule: citation-later, reason: Forthcoming, about: [ruiz2031] }\n`
  const said = (key: string): Promise<string[]> =>
    told('citation-later', `Text [@${key}].`, { 'references.bib': later(key), 'content/publication.yaml': settings })
  expect(await said('ruiz2031')).toEqual([])
  expect(await said('ruiz2032')).toEqual([expect.stringContaining('`ruiz2032` is of 2031')])
})

it('an acronym is met in a table only where no chapter before has used it', async () => {
  const acronyms = { 'content/acronyms.yaml': 'BRC: { short: BRC, long: Bridge Research Council }\n' }
  const table = '| Body |\n|---|\n| BRC |'
  expect(await told('acronym-in-table', table, acronyms)).toEqual([expect.stringMatching(/^7:3 `BRC`/)])
  const before = { ...acronyms, 'content/01-arches.md': chapter('Arches', 'The BRC met.') }
  expect(await told('acronym-in-table', table, before)).toEqual([])
})
