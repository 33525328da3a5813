import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DOTTED_FORMS, FORMS } from '../../../scripts/markdown/citation-syntax/locator-terms.ts'
import { parseLocator } from '../../../scripts/markdown/citation-syntax/locators.ts'

const located: [text: string, label: string, locator: string, suffix?: string][] = [
  ['p. 3', 'page', '3'],
  [', p. 3', 'page', '3'],
  [' p. 3 ', 'page', '3'],
  ['p.3', 'page', '3'],
  ['P. 3', 'page', '3'],
  ['pp.\n3', 'page', '3'],
  ['pág. 3', 'page', '3'],
  ['pag. 3', 'page', '3'],
  ['págs. 3-4', 'page', '3-4'],
  ['páginas 3 y 4', 'page', '3, 4'],
  ['cap. 2', 'chapter', '2'],
  ['Chapter 2', 'chapter', '2'],
  ['capítulo II', 'chapter', 'II'],
  ['art. 3', 'article-locator', '3'],
  ['artículo 3.º', 'article-locator', '3.º'],
  ['artigo 3(2)(b)', 'article-locator', '3(2)(b)'],
  ['§ 3', 'section', '3'],
  ['§§ 3-4', 'section', '3-4'],
  ['¶ 12', 'paragraph', '12'],
  ['para. 34', 'paragraph', '34'],
  ['párr. 34', 'paragraph', '34'],
  ['parágrafo 34', 'paragraph', '34'],
  ['seção 2.1', 'section', '2.1'],
  ['sección 2.1', 'section', '2.1'],
  ['n. 5', 'note', '5'],
  ['nota 5', 'note', '5'],
  ['n.º 5', 'issue', '5'],
  ['nº 5', 'issue', '5'],
  ['no. 5', 'issue', '5'],
  ['núm. 5', 'issue', '5'],
  ['№ 5', 'issue', '5'],
  ['t. I', 'volume', 'I'],
  ['vol. 2', 'volume', '2'],
  ['v. 2', 'verse', '2'],
  ['l. 7', 'line', '7'],
  ['cuadro 3', 'table', '3'],
  ['fig. A1', 'figure', 'A1'],
  ['gráfico 4', 'figure', '4'],
  ['annex B', 'appendix', 'B'],
  ['anexo 1', 'appendix', '1'],
  ['apéndice (a)', 'appendix', '(a)'],
  ['livro III', 'book', 'III'],
  ['p. [3]', 'page', '[3]'],
  // Ranges and lists
  ['pp. 3–4', 'page', '3-4'],
  ['pp. 3 – 4', 'page', '3-4'],
  ['pp. 3--4', 'page', '3-4'],
  ['pp. iv–xi', 'page', 'iv-xi'],
  ['pp. xv-xvii, 3-10', 'page', 'xv-xvii, 3-10'],
  ['pp. 3, 5–7 and 9', 'page', '3, 5-7, 9'],
  ['pp. 3 & 5', 'page', '3, 5'],
  ['págs. 3 e 5', 'page', '3, 5'],
  ['pp. 33ff', 'page', '33ff'],
  // Without a label
  ['33-35, 38-39 and nowhere else', 'page', '33-35, 38-39', 'and nowhere else'],
  [', 12a', 'page', '12a'],
  // What follows
  ['p. 3, emphasis added', 'page', '3', ', emphasis added'],
  ['p. 3 and elsewhere', 'page', '3', 'and elsewhere'],
  ['p. 3. See there.', 'page', '3', '. See there.'],
  ['p. 3, I think', 'page', '3', ', I think'],
  ['p. 3 [in Spanish]', 'page', '3', '[in Spanish]'],
  ['p. 3, 50% of it', 'page', '3', ', 50% of it'],
  // Braces
  ['{pp. iv-xi}', 'page', 'iv-xi'],
  [', {pp. iv, vi–xi, (xv)-(xvii)} with suffix', 'page', 'iv, vi-xi, (xv)-(xvii)', 'with suffix'],
  ['{ii, A, D-Z}', 'page', 'ii, A, D-Z'],
  ['{chap. about money}, passim', 'chapter', 'about money', ', passim'],
  ['{a{b}c}', 'page', 'a{b}c'],
]

test.each(located)('%j', (text, label, locator, suffix = '') => {
  expect(parseLocator(text)).toEqual({ label, locator, suffix })
})

const unlocated: [text: string, suffix?: string][] = [
  [''],
  [', emphasis added'],
  [' and elsewhere', 'and elsewhere'],
  // A roman numeral needs a label, a label a number.
  [', iv'],
  [', page'],
  [', part of it'],
  [', parte de ello'],
  [', v. también'],
  [', p. (see there)'],
  // Words, not labels
  [', no 5'],
  [', para 2030'],
  // Numbers, not pages
  [', 50 % of it'],
  [', 50 per cent of it'],
  [', 21st century'],
  [', G20 summit'],
  // Empty braces prevent a locator.
  ['{}, 2030 in view', ', 2030 in view'],
  [', {}2030 in view', ', 2030 in view'],
  ['{p. 3'],
]

test.each(unlocated)('%j', (text, suffix = text) => {
  expect(parseLocator(text)).toEqual({ label: '', locator: '', suffix })
})

/** Labels of the locators in the CSL 1.0.2 specification, appendix "Locators". */
const CSL_LOCATORS =
  `act appendix article-locator book canon chapter column elocation equation figure folio issue line note
  opus page paragraph part rule scene section sub-verbo supplement table timestamp title-locator verse volume`.split(
    /\s+/,
  )

describe('the terms', () => {
  test('are those of CSL', () => {
    expect(Object.keys({ ...FORMS, ...DOTTED_FORMS }).filter(term => !CSL_LOCATORS.includes(term))).toEqual([])
  })

  const forms = [
    ...Object.entries(FORMS).flatMap(([term, list]) => list.map(form => [form, term] as const)),
    ...Object.entries(DOTTED_FORMS).flatMap(([term, list]) => list.map(form => [`${form}.`, term] as const)),
  ]
  test.each(forms)('%s 3 is a %s', (form, term) => {
    expect(parseLocator(`${form} 3`)).toEqual({ label: term, locator: '3', suffix: '' })
    expect(parseLocator(`${form.toUpperCase()} 3`)).toEqual({ label: term, locator: '3', suffix: '' })
  })
})

test('no text is lost: what is no locator is suffix', () => {
  const piece = fc.constantFrom(
    'p. ',
    'pp.',
    ' ',
    '3',
    '12',
    '-',
    '–',
    ',',
    ', ',
    'iv',
    'A',
    '(',
    ')',
    '{',
    '}',
    'and',
    'ñ',
    '.',
    '%',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), pieces => {
      const text = pieces.join('')
      const { locator, suffix } = parseLocator(text)
      const digits = (string: string): string => string.replace(/\D/g, '')
      expect(digits(locator + suffix)).toBe(digits(text))
      expect(parseLocator(text)).not.toMatchObject({ label: 'page', locator: '' })
    }),
    { seed: 1, numRuns: 2000 },
  )
})
