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
    ['F$/$no\\_idle$/C_\\text{max}$, and/or', 'F/no_idle/C<sub>max</sub>, and/or'],
    ['Seb{\\ifmmode\\mbox{\\H{o}}\\else\\H{o}\\fi}k and $\\ifmmode x\\else y\\fi$', 'Sebők and x'],
    ['At \\url{http://example.org/~a_b/100%}', 'At http://example.org/~a_b/100%'],
    [
      'The <em>Šams</em> of <sub>2</sub> <scp>ad</scp>, a < b',
      'The <i>Šams</i> of <sub>2</sub> <span style="font-variant:small-caps;">ad</span>, a < b',
    ],
    ['On {\\textless}i{\\textgreater}A. b{\\textless}/i{\\textgreater}', 'On <i>A. b</i>'],
    ['On $\\less$i$\\greater$A$\\less$/i$\\greater$', 'On <i>A</i>'],
    ['A {\\&}amp$\\mathsemicolon$ B &amp; C &lt; D', 'A & B & C < D'],
    ['30\u00AD--38', '30–38'],
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
    ['@misc{a, title={T}, pages={pp. 3--5}}', { page: '3-5' }],
    ['@misc{a, title={T}, pages={p 157-175}}', { page: '157-175' }],
    ['@misc{a, title={T}, pages={págs. 28,29}}', { page: '28, 29' }],
    ['@misc{a, title={T}, pages={503 à 518}}', { page: '503-518' }],
    ['@misc{a, title={T}, pages={170. 173--175}}', { page: '170, 173-175' }],
    ['@misc{a, title={T}, doi={DOI 10.1177/095.003}}', { DOI: '10.1177/095.003' }],
    ['@misc{a, title={T}, doi={http://doi.acm.org/10.1145/316188}}', { DOI: '10.1145/316188' }],
    ['@misc{a, title={T}, doi={https://example.org/a}}', { DOI: undefined, URL: 'https://example.org/a' }],
    ['@misc{a, title={T}, url={10.1093/acprof:oso/97}}', { DOI: '10.1093/acprof:oso/97', URL: undefined }],
    [
      '@misc{a, title={T}, howpublished={http://a.org/~b}, url={http://a.org/~b}}',
      { URL: 'http://a.org/~b', publisher: undefined },
    ],
    [
      '@misc{a, title={T}, howpublished={\\url{http://a.org}. Seen in May}}',
      { URL: 'http://a.org', publisher: 'Seen in May' },
    ],
    [
      '@misc{a, title={T}, publisher={Span Press,}, address={Leeds;}}',
      { publisher: 'Span Press', 'publisher-place': 'Leeds' },
    ],
    ['@misc{a, title={T}, note={.}}', { note: undefined }],
    ['@misc{a, title={T}, volume={\\textsc{xxvii}}, edition={\\emph{2}}}', { volume: 'xxvii', edition: '2' }],
    [
      '@inproceedings{a, author={D}, title={T}, booktitle={P}, year=2000, location={Lille}, address={New York}}',
      { 'publisher-place': 'New York', 'event-place': 'Lille' },
    ],
    ['@misc{a, title={T}, date={2018/08/01}}', { issued: { 'date-parts': [[2018, 8, 1]] } }],
    ['@misc{a, title={T}, date={September 14th 1970}}', { issued: { 'date-parts': [[1970, 9, 14]] } }],
    ['@misc{a, title={T}, urldate={June 27th, 2002}}', { accessed: { 'date-parts': [[2002, 6, 27]] } }],
    ['@misc{a, title={T}, year=1999, month={January 28th}}', { issued: { 'date-parts': [[1999, 1, 28]] } }],
    ['@misc{a, title={T}, date={15 de mayo de 2020}}', { issued: { 'date-parts': [[2020, 5, 15]] } }],
    ['@misc{a, title={T}, date={1.º de março de 2020}}', { issued: { 'date-parts': [[2020, 3, 1]] } }],
    [
      '@misc{a, title={T}, author={David Rothman et al.}}',
      { author: [{ family: 'Rothman', given: 'David' }], custom: { others: ['author'] } },
    ],
    [
      '@misc{a, title={T}, author={Roe, Al and others and Poe, Bo}}',
      {
        author: [
          { family: 'Roe', given: 'Al' },
          { family: 'Poe', given: 'Bo' },
        ],
      },
    ],
    [
      '@misc{a, title={T}, eprint={123456}, eprinttype={pubmed}}',
      { URL: 'https://pubmed.ncbi.nlm.nih.gov/123456', PMID: '123456' },
    ],
    [
      '@misc{a, title={T}, eprint={Ab-c_D}, eprinttype={googlebooks}}',
      { URL: 'https://books.google.com/books?id=Ab-c_D' },
    ],
    ['@misc{a, title={T}, eprint={2101.00001}}', { URL: 'https://arxiv.org/abs/2101.00001' }],
    [
      '@article{a, author={D}, title={T}, journal={J}, issuetitle={On spans}, year=2000}',
      { 'volume-title': 'On spans' },
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
    ['date={20155}', 'reference-date'],
    ['author={Doe, Jo, Roe, Al}', 'reference-name'],
    ['author={Doe, Jo; Roe, Al}', 'reference-name'],
    ['author={Jo Doe \\& Al Roe}', 'reference-name'],
    ['author={Jo Doe & Al Roe}', 'reference-name'],
  ])('%s is a warning, at the value', (field, rule) => {
    const text = `@misc{a, title={T}, ${field}}`
    expect(load(text).messages).toEqual([`1:${text.indexOf('={', 20) + 3} ${rule}`])
  })

  it.each([
    ['ftp://example.org/a', 'ftp://example.org/a'],
    ['www.example.org/a', 'www.example.org/a'],
    ['papers3://publication/uuid/BE', undefined],
    ['javascript:alert(1)', undefined],
    ['https://a.org/x https://b.org/y', 'https://a.org/x'],
    ['https://a.org/x y.pdf', 'https://a.org/x%20y.pdf'],
  ])('an address of %s is printed where readers can use it', (address, url) => {
    const { item: work, messages } = load(`@misc{a, title={T}, url={${address}}}`)
    expect(work?.URL).toBe(url)
    expect(messages).toEqual(['1:26 reference-url'])
  })

  it('takes the title of a volume from `booktitle` where the volume has both', () => {
    const { items } = load(`@inproceedings{a, author={Doe, Jo}, title={Talk}, crossref={p}}
@proceedings{p, title={Spans: 5th Conference, Leeds, May 2000}, booktitle={Spans}, year=2000}
@proceedings{q, title={Piers}, year=2001}
@inproceedings{b, author={Doe, Jo}, title={Talk}, crossref={q}}`)
    expect(items.get('a')?.['container-title']).toBe('Spans')
    expect(items.get('b')?.['container-title']).toBe('Piers')
    expect(items.get('p')?.title).toBe('Spans: 5th Conference, Leeds, May 2000')
  })

  it('loses no name of a list that is not well written', () => {
    const { items } = load('@book{a, author={Doe, Jo, Roe, Al}, title={T}, date={2000}}')
    expect(JSON.stringify(items.get('a')?.author)).toMatch(/Doe.*Jo.*Roe.*Al/)
  })
})

describe('what is printed of them', () => {
  const printed = (bibtex: string, style = 'policy-author-date') =>
    cite(citerFor(style, 'en', bibtex), [{ noteIndex: style === 'policy-notes' ? 1 : 0, items: ['a'] }])

  it('reads markup in names and short names', () => {
    const { bibliography, citations } = printed(
      '@book{a, author={{General \\textsc{ao} Office}}, shortauthor={\\textsc{gao}}, title={T}, date={2000}}',
    )
    expect(bibliography).toEqual(['General ao Office (gao) (2000). T.'])
    expect(citations).toEqual(['(gao, 2000)'])
  })

  it.each(['’', "'"])('reads markup that ends with an apostrophe: %s', mark => {
    const { entries } = printed(`@misc{a, author={D}, title={On \\textit{{Laudato} si${mark}}}, date={2000}}`)
    expect(JSON.stringify(entries[0]?.content)).toContain('"value":"Laudato si’"')
  })

  it('leaves a range of pages that are not numbers as it is', () => {
    const { bibliography } = printed(
      '@article{a, author={D}, title={T}, journal={J}, volume=1, pages={92A--93}, date={2000}}',
    )
    expect(bibliography).toEqual(['D (2000). “T”. J 1: 92A–93.'])
  })

  it.each(['policy-author-date', 'policy-notes'])('names the part of a volume and the title of an issue: %s', style => {
    const book = printed('@book{a, author={D}, title={T}, date={2000}, volume={2}, part={3}}', style)
    expect(book.bibliography[0]).toContain('vol. 2, pt 3')
    const article = printed(
      '@article{a, author={D}, title={T}, journal={J}, issuetitle={On spans}, number={4}, date={2000}}',
      style,
    )
    expect(article.bibliography[0]).toMatch(/no\. 4.*On spans/)
  })

  it.each(['policy-author-date', 'policy-notes'])('cites all works of a set: %s', style => {
    const works = `@book{x, author={Doe, Jo}, title={One}, date={2000}}
@book{y, author={Roe, Al}, title={Two}, date={2001}}
@set{a, entryset={x, y}}`
    const { citations, bibliography } = printed(works, style)
    expect(citations[0]).toMatch(/Doe.*Roe/)
    expect(bibliography).toHaveLength(2)
  })
})

describe('sets of works', () => {
  it('tells of members that are not there', () => {
    const { messages } = load('@misc{x, title={X}}\n@set{a, entryset={x, yy}}')
    expect(messages).toEqual(['2:22 reference-field'])
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
