import { describe, expect, it } from 'vitest'
import { loadPublication } from '../../scripts/load/publication.ts'
import { createPublication, SETTINGS } from '../support/publication.ts'

/** Loads settings; messages as `line:column rule text`. */
function load(settings: string | undefined) {
  const { publication, file, placeOf } = loadPublication(createPublication({ 'content/publication.yaml': settings }))
  const messages = file.messages.map(({ line, column, ruleId, reason }) => `${line}:${column} ${ruleId} ${reason}`)
  return { publication, messages, placeOf }
}

describe('the settings of a publication', () => {
  it('get what they leave out', () => {
    const { publication, messages } = load(SETTINGS)
    expect(messages).toEqual([])
    expect(publication?.editions).toEqual([
      {
        ...{ id: 'paper', title: 'Paper', chapters: ['01-arches', '02-cables'] },
        ...{ style: 'policy-notes', template: 'paper', numbered: true, contents: true },
        ...{ alignment: 'ragged', parts: [], openers: 'page', pages: 'whole', notes: 'foot' },
      },
    ])
    expect(publication?.checks).toEqual({
      uncitedClaims: false,
      uncitedWorks: false,
      spelling: false,
      programmes: [],
      names: [],
      capitals: [],
      silenced: [],
    })
  })

  it('name each language in itself, and take its tag for its CSL locale', () => {
    const [english, spanish, portuguese] = load(SETTINGS).publication?.languages ?? []
    expect(english).toEqual({ id: 'en', tag: 'en-GB', csl: 'en-GB', name: 'British English' })
    expect(spanish).toMatchObject({ csl: 'es-ES', name: 'Español' })
    expect(portuguese).toMatchObject({ csl: 'pt-BR' })
    const [, house] = load(SETTINGS.replace('tag: es,', 'tag: es-x-house,')).publication?.languages ?? []
    expect(house).toMatchObject({ tag: 'es-x-house', name: 'Español' })
  })

  it('take the tag and the CSL locale of a language from its file', () => {
    const { publication } = load(SETTINGS.replace(/tag: es\b,? ?/, '').replace(/csl: es-ES,? ?/, ''))
    expect(publication?.languages[1]).toMatchObject({ id: 'es', tag: 'es', csl: 'es-ES' })
  })

  it('keep versions and dates as they are written', () => {
    expect(load(SETTINGS.replace('"1.0"', '0.10')).publication).toMatchObject({ version: '0.10', date: '2022-12-15' })
  })

  it('know where each of them stands', () => {
    const { placeOf } = load(SETTINGS)
    expect(placeOf(['editions', 0, 'title'])).toEqual({ line: 14, column: 12 })
    expect(placeOf(['editions', 0, 'style'])).toEqual({ line: 13, column: 5 })
  })

  it.each([
    [
      'a date that is none',
      ['2022-12-15', '2022-13-15'],
      '5:7 yaml-schema `date` cannot be `2022-13-15`: write a date',
    ],
    [
      'a tag that is none',
      ['tag: pt-BR', 'tag: pt_BR'],
      '11:20 yaml-schema `languages.2.tag` cannot be `pt_BR`: write a',
    ],
    [
      'an id with a space',
      ['id: paper', 'id: my paper'],
      '13:9 yaml-schema `editions.0.id` cannot be `my paper`: write',
    ],
    [
      'an address that runs',
      ['https://creative', 'javascript:creative'],
      '7:34 yaml-schema `licence.url` cannot be `javascript:',
    ],
    [
      'no chapter',
      ['[01-arches, 02-cables]', '[]'],
      '15:15 yaml-schema `editions.0.chapters` cannot be an empty list: name at',
    ],
    [
      'a title of pages',
      ['title: On bridges', `title: ${'word '.repeat(3000)}`],
      `1:8 yaml-schema \`title\` cannot be \`${'word '.repeat(40)}…\`: make it 10,000`,
    ],
    [
      'hundreds of actors',
      ['actors:\n', `actors:\n${Array.from({ length: 501 }, (_, n) => `  a${n}: A\n`).join('')}`],
      '17:3 yaml-schema `actors` cannot be a set of keys: name 500',
    ],
    ['two languages alike', ['id: es,', 'id: en,'], '10:11 yaml-schema `en` stands twice in `languages`'],
    [
      'a language that has no file',
      ['tag: pt-BR', 'tag: ptt-BR'],
      '11:20 language-unknown No rules for language `ptt-BR`: add `scripts/languages/ptt.ts` (see docs/adding-a-language.md); did you mean `pt`?',
    ],
    ['no body', ['body: Council of Bridges\n', ''], '1:1 yaml-schema Missing `body`'],
  ])('are refused for %s', (_name, [from = '', to = ''], message) => {
    const { publication, messages } = load(SETTINGS.replace(from, to))
    expect(publication).toBeUndefined()
    expect(messages).toHaveLength(1)
    expect(messages[0]?.startsWith(message), messages[0]).toBe(true)
  })

  it('may be missing, which is told', () => {
    const { publication, messages } = load(undefined)
    expect(publication).toBeUndefined()
    expect(messages).toEqual([expect.stringContaining('publication-missing There is no `content/publication.yaml`')])
  })
})
