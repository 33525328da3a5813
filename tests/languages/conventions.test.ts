import { toHtml } from 'hast-util-to-html'
import { toString as textOf } from 'hast-util-to-string'
import { h } from 'hastscript'
import { describe, expect, it } from 'vitest'
import { setTypography } from '../../scripts/formats/html/typography.ts'
import { formatNumber } from '../../scripts/languages/format-number.ts'
import { cite, citerFor, item, type LanguageId } from '../bibliography/cite.ts'

/** A text as it is set, with signs for spaces at which no line ends: `~`, thin ones `_`. */
function set(text: string, tag: string): string {
  const paragraph = h('p', text)
  setTypography(paragraph, tag)
  return textOf(paragraph).replaceAll('\u00a0', '~').replaceAll('\u202f', '_')
}

describe('spaces at which no line ends', () => {
  it.each([
    ['an article', 'el art. 3', 'o art. 3', 'l’art. 3'],
    ['articles', 'los arts. 3 y 4', 'os arts. 3 e 4', 'les arts. 3 et 4'],
    ['a page', 'p. 34', 'p. 34', 'p. 34'],
    ['pages', 'págs. 34-35', 'págs. 34-35', 'pp. 34-35'],
    ['a paragraph', 'párr. 34', 'par. 34', 'par. 34'],
    ['a chapter', 'cap. 2', 'cap. 2', 'chap. 2'],
    ['a volume', 'vol. 22', 'v. 22', 'vol. 22'],
    ['a book of several', 't. 2', 't. 2', 't. 2'],
    ['a number', 'n.º 4', 'n. 4', 'n° 4'],
    ['a number in full', 'núm. 4', 'núm. 4', 'no. 4'],
    ['a figure', 'fig. 2', 'fig. 2', 'fig. 2'],
    ['a chart', 'gráf. 2', 'gráf. 2', 'graph. 2'],
    ['a table', 'tab. 2', 'tab. 2', 'tab. 2'],
    ['a section', 'sec. 2', 'seç. 2', 'sect. 2'],
    ['a resolution', 'res. 70/1', 'res. 70/1', 'rés. 70/1'],
    ['an annex', 'anexo 2', 'anexo 2', 'annexe 2'],
    ['a clause', '§ 3', '§ 3', '§ 3'],
    ['an edition', '14.ª ed.', '14ª ed.', '14e éd.'],
    ['a sum', 'USD 72 de 3 millones', 'USD 72 de 3 milhões', 'USD 72 de 3 millions'],
    ['a sum with a sign', 'US$ 20', 'US$ 20', 'US$ 20'],
    ['euros', '120 euros y € 3', '120 euros e € 3', '120 euros et € 3'],
    ['thousands', '20 mil', '20 mil', '20 mille'],
    ['a share in words', '20 por ciento', '20 por cento', '20 pour cent'],
    ['a measure', '12 km, 3 ha, 10 °C', '12 km, 3 ha, 10 °C', '12 km, 3 ha, 10 °C'],
    ['a date', 'el 15 de diciembre', 'em 15 de dezembro', 'le 15 décembre'],
    ['a first day', 'el 1 de abril', 'em 1º de abril', 'le 1er avril'],
    ['two acronyms', 'de CGLU ASPAC', 'da CGLU ASPAC', 'de CGLU ASPAC'],
  ])('%s has one in Spanish, and so in Portuguese and French', (_, ...texts) => {
    const spaces = texts.map((text, at) => set(text, ['es', 'pt-BR', 'fr'][at] ?? '').match(/[~_]/g)?.length ?? 0)
    expect(spaces[0]).toBeGreaterThan(0)
    expect(spaces).toEqual(spaces.map(() => spaces[0]))
  })

  it('belong to the marks of French, and to its per cent; in Portuguese per cent stands close', () => {
    expect(set('Quoi ? "Un fleuve" : 50 % !', 'fr')).toBe('Quoi_? «~Un fleuve~»~: 50~%_!')
    expect(set('un 50%', 'es')).toBe('un 50~%')
    expect(set('uns 50%', 'pt-BR')).toBe('uns 50%')
  })
})

it.each([
  ['es', 2831, '2831'],
  ['es', 12500, '12\u202f500'],
  ['es', 1234567.5, '1\u202f234\u202f567,5'],
  ['pt-BR', 12500, '12.500'],
  ['fr', 12500, '12\u202f500'],
  ['en-GB', 12500, '12,500'],
])('numbers in %s: %d is %s', (tag, value, written) => {
  expect(formatNumber(value, tag, {})).toBe(written)
})

describe('citations', () => {
  const WORKS = `
@online{world, author={Smith, Ann}, title={Opening}, eventtitle={World Forum}, date={2011-11-29/2011-12-01}, url={https://example.org}}
@article{what, author={Smith, Ann}, title={¿Qué es un puente?}, langid={spanish}, journaltitle={Arches}, date={2020}, pages={3-9}}
@article{fonds, author={Petit, Zoé}, title={Fonds de solidarité}, langid={french}, journaltitle={Arches}, date={2020}, pages={3-9}}`
  const notes = (language: LanguageId, ...keys: string[]) =>
    cite(
      citerFor('policy-notes', language, WORKS),
      keys.map((key, index) => ({ noteIndex: index + 1, items: [item(key)] })),
    )

  it.each([
    ['es', 'de 29 de noviembre a 1 de diciembre de 2011'],
    ['pt', 'de 29 de novembro a 1º de dezembro de 2011'],
    ['en', '29 November–1 December 2011'],
  ] as const)('in %s, days in two months are %s', (language, span) => {
    expect(notes(language, 'world').citations[0]?.replaceAll('\u00a0', ' ')).toContain(span)
  })

  it('in Spanish, a full stop follows what closes a question in the list of works, as it does in the notes', () => {
    const citer = citerFor('policy-notes', 'es', WORKS)
    const { citations, bibliography } = cite(citer, [{ noteIndex: 1, items: [item('what')] }])
    expect(bibliography[0]).toContain('«¿Qué es un puente?». ')
    expect(citations[0]).toContain('«¿Qué es un puente?», ')
  })

  it.each([
    ['es', 'Ibíd'],
    ['pt', 'Ibid'],
    ['en', 'Ibid'],
  ] as const)('in %s, the same work again is %s.', (language, again) => {
    expect(notes(language, 'what', 'what').citations[1]).toMatch(new RegExp(`^${again}`))
  })

  it('keep their quotation marks around a title in another language, without its spaces', () => {
    const [cluster] = notes('es', 'fonds').clusters
    const paragraph = h('p', cluster?.citation ?? [])
    setTypography(paragraph, 'es')
    expect(toHtml(paragraph)).toContain('«<span lang="fr">Fonds de solidarité</span>»')
  })
})
