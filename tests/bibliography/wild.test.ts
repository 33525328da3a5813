import { VFile } from 'vfile'
import { describe, expect, it } from 'vitest'
import { loadReferences } from '../../scripts/bibliography/references.ts'
import { cite, citerFor, item, styleFrom } from './cite.ts'

const HEAD = 'xmlns="http://purl.org/net/xbiblio/csl" version="1.0"'

function load(bibtex: string) {
  const file = new VFile({ path: 'references.bib', value: bibtex })
  const { items } = loadReferences(file)
  const messages = file.messages.map(
    ({ line, column, ruleId, fatal }) => `${line}:${column} ${ruleId}${fatal ? ' error' : ''}`,
  )
  return { items, item: [...items.values()][0], messages }
}

const titleOf = (tex: string) => load(`@misc{a, title={${tex}}}`).item?.title

describe('TeX as it is found', () => {
  it.each([
    [
      '{\\sc Small} and {\\em slanted} words',
      '<span style="font-variant:small-caps;">Small</span> and <i>slanted</i> words',
    ],
    ['H$_\\mathrm{2}$O, CO$_2$ and CO$_{2}$', 'H<sub>2</sub>O, CO<sub>2</sub> and CO<sub>2</sub>'],
    ['Samples of $n=1$', 'Samples of n=1'],
    ['Limits $x_{max}$ of \\emph{growth}', 'Limits x<sub>max</sub> of <i>growth</i>'],
    ['At $\\alpha \\leq 10^{-3}$ in M{\\"u}nchen', 'At α ≤ 10<sup>-3</sup> in München'],
    ['From US$ 5 to US$ 6, and $7', 'From US$ 5 to US$ 6, and $7'],
    ['The \\href{https://example.org}{page} of \\textcolor{red}{red}', 'The page of red'],
    ['A stray } brace', undefined],
    ['Half \\textit open', 'Half open'],
  ])('%s', (tex, text) => {
    if (text !== undefined) expect(titleOf(tex)).toBe(text)
    else expect(() => titleOf(tex)).not.toThrow()
  })

  it('names an unknown command at its backslash, and reads the rest', () => {
    const { item: work, messages } = load('@misc{a,\n  title = {One \\oddity{two} \\emph{three}}\n}')
    expect(work?.title).toBe('One two <i>three</i>')
    expect(messages).toEqual(['2:16 reference-tex'])
  })
})

describe('fields and types of other programs', () => {
  it.each([
    ['@web_page{a, title={T}}', { type: 'webpage' }],
    ['@generic{a, title={T}}', { type: 'document' }],
    ['@book_section{a, title={T}, journal={Whole Book}}', { type: 'chapter', 'container-title': 'Whole Book' }],
    ['@book{a, author={D}, title={T}, booktitle={T}, date={2000}}', { title: 'T', 'container-title': undefined }],
    ['@proceedings{a, booktitle={Proceedings}}', { title: 'Proceedings', 'container-title': undefined }],
    [
      '@misc{a, title={T}, place={Leeds}, origyear={1990}}',
      { 'publisher-place': 'Leeds', 'original-date': { 'date-parts': [[1990]] } },
    ],
    ['@misc{a, title={T}, part={3}}', { 'part-number': '3' }],
    ['@misc{a, title={T}, doi={10/gf29tr}, url={}}', { DOI: '10/gf29tr', URL: undefined }],
    [
      '@misc{a, title={T}, year={1996 [1985]}}',
      { issued: { 'date-parts': [[1996]] }, 'original-date': { 'date-parts': [[1985]] } },
    ],
    ['@misc{a, title={T}, year={June 1980}}', { issued: { 'date-parts': [[1980, 6]] } }],
    ['@misc{a, title={T}, date={Summer 1992}}', { issued: { 'date-parts': [[1992]], season: 2 } }],
    ['@misc{a, title={T}, month={Summer}, year={1992}}', { issued: { 'date-parts': [[1992]], season: 2 } }],
    ['@misc{a, title={T}, date={May 15, 2020}}', { issued: { 'date-parts': [[2020, 5, 15]] } }],
    [
      '@misc{a, title={T}, author={King, Martin Luther, Jr.}}',
      { author: [{ family: 'King', given: 'Martin Luther', suffix: 'Jr.' }] },
    ],
    [
      '@misc{a, title={T}, author={family=Beethoven, given=Ludwig, prefix=van}}',
      { author: [{ family: 'Beethoven', given: 'Ludwig', 'non-dropping-particle': 'van' }] },
    ],
    [
      '@misc{a, title={T}, author={Ludwig van Beethoven and {\\"O}z, Al}}',
      {
        author: [
          { family: 'Beethoven', given: 'Ludwig', 'non-dropping-particle': 'van' },
          { family: 'Öz', given: 'Al' },
        ],
      },
    ],
  ])('%s', (bibtex, expected) => {
    const { item: work, messages } = load(bibtex)
    expect(work).toMatchObject(Object.fromEntries(Object.entries(expected).filter(([, value]) => value !== undefined)))
    for (const [variable, value] of Object.entries(expected))
      if (value === undefined) expect(work?.[variable]).toBeUndefined()
    expect(messages).toEqual([])
  })

  it.each([
    ['url={ftp://example.org/a}', 'reference-url'],
    ['doi={none}', 'reference-doi'],
    ['date={sometime}', 'reference-date'],
    ['author={Doe, Jo, Roe, Al}', 'reference-name'],
    ['author={Doe, Jo; Roe, Al}', 'reference-name'],
  ])('%s is a warning, at the value', (field, rule) => {
    const text = `@misc{a, title={T}, ${field}}`
    expect(load(text).messages).toEqual([`1:${text.indexOf('={', 20) + 3} ${rule}`])
  })

  it('loses no name of a list that is not well written', () => {
    const { items } = load('@book{a, author={Doe, Jo, Roe, Al}, title={T}, date={2000}}')
    expect(JSON.stringify(items.get('a')?.author)).toMatch(/Doe.*Jo.*Roe.*Al/)
  })
})

describe('styles that print nothing of a work', () => {
  const works =
    '@book{smith, author={Smith, Ann}, title={Stone arches}, date={2000}}\n@book{lee, author={Lee, Bo}, title={Cables}, date={2001}}'
  const authors = styleFrom(
    `<style ${HEAD} class="in-text"><info/><citation><layout prefix="(" suffix=")" delimiter="; "><group delimiter=" "><names variable="author"><name form="short"/></names><text variable="locator"/></group></layout></citation><bibliography><layout><text variable="DOI"/></layout></bibliography></style>`,
    'in-text',
    true,
  )

  it('print its authors or its title, never the words of the processor', () => {
    const { citations, bibliography } = cite(citerFor(authors, 'en', works), [
      { noteIndex: 0, items: ['smith'], narrative: true },
      { noteIndex: 0, items: [item('smith', { suppressAuthor: true })] },
      { noteIndex: 0, items: [item('smith', { suppressAuthor: true }), 'lee'] },
      { noteIndex: 0, items: ['lee 3'] },
    ])
    expect([...citations, ...bibliography].join(' ')).not.toMatch(/NO_PRINTED|CSL STYLE/)
    expect(citations[0]).toBe('Smith')
    expect(citations[1]).toContain('Stone arches')
    expect(citations[2]).toContain('Lee')
    expect(citations[3]).toBe('(Lee 3)')
  })
})
