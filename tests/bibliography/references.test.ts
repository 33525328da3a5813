import { VFile } from 'vfile'
import { describe, expect, it } from 'vitest'
import type { CslItem } from '../../scripts/bibliography/csl.ts'
import { loadReferences } from '../../scripts/bibliography/references.ts'

/** The only work of a BibTeX text, which must load without a message. */
function read(bibtex: string): CslItem {
  const file = new VFile({ path: 'references.bib', value: bibtex })
  const { items } = loadReferences(file)
  expect(file.messages.map(String)).toEqual([])
  return [...items.values()].at(-1) as CslItem
}

const book = (fields: string) => read(`@book{key, author={Doe, Jo}, title={T}, date={2020},\n ${fields}}`)
const titled = (title: string) => read(`@misc{key, title={${title}}}`).title
const authored = (author: string) => read(`@book{key, author={${author}}, title={T}, date={2020}}`)
const dated = (date: string) => read(`@misc{key, title={T}, date={${date}}}`).issued

describe('TeX in titles', () => {
  it.each([
    ["Garc{\\'\\i}a y Garc\\'{\\i}a y Garc\\'\\i a", 'García y García y García'],
    ['{\\aa}land, \\AA land, \\aa{}', 'åland, Åland, å'],
    ['Stra{\\ss}e, Stra\\ss e', 'Straße, Straße'],
    ['S\\~ao Paulo, Bogot{\\\'a}, \\"Uber, fa\\c{c}ade, \\v{S}koda', 'São Paulo, Bogotá, Über, façade, Škoda'],
    ['A \\& B, 100\\,\\%, \\$5, \\#1, a\\_b', 'A & B, 100\u202F%, $5, #1, a_b'],
    ['From US$ 5 to US$ 6 million', 'From US$ 5 to US$ 6 million'],
    ['Plain\\ space, hyphen\\-ation, 1990--2000, dash---dash', 'Plain space, hyphenation, 1990–2000, dash—dash'],
    ['An \\emph{emphasised} word and CO\\textsubscript{2}', 'An <i>emphasised</i> word and CO<sub>2</sub>'],
    [
      'methodology\\hyphen independent \\mbox{x-y} and \\foreignlanguage{spanish}{qué}',
      'methodology-independent x-y and qué',
    ],
    ['See \\ldots{} and \\S 3', 'See … and §3'],
  ])('%s', (tex, text) => {
    expect(titled(tex)).toBe(text)
  })

  it('reads quotations of every kind as quotations of the reader’s language', () => {
    expect(titled("\\enquote{one} and ``two'' and “three” and «four» and ‘five’")).toBe(
      '"one" and "two" and "three" and "four" and "five"',
    )
    expect(titled('“a ‘b’ c” of the people’s vote')).toBe(`"a 'b' c" of the people’s vote`)
  })

  it('keeps the braces that protect capitals', () => {
    expect(titled('The {OECD} and the {Global South}')).toBe(
      'The <span class="nocase">OECD</span> and the <span class="nocase">Global South</span>',
    )
    expect(titled("Caf{\\'e} and {2030} and {\\OE}uvre")).toBe('Café and 2030 and Œuvre')
  })

  it('takes characters that look like markup for themselves, but for tags in pairs', () => {
    expect(titled('a <i>b < c </b>')).toBe('a <\u2060i>b < c <\u2060/b>')
    expect(titled('a <i>b</i> < c')).toBe('a <i>b</i> < c')
  })

  it('joins title, subtitle and addition', () => {
    const work = read('@misc{key, title={Why?}, subtitle={Because}, titleaddon={A reply}}')
    expect(work.title).toBe('Why? Because. A reply')
    expect(work['title-short']).toBe('Why?')
  })

  it.each([
    ['Reshaping cooperation: The key role of cities', 'Reshaping cooperation'],
    ['With and beyond the state – co-production', 'With and beyond the state'],
    ['Can cities cooperate? Lessons', 'Can cities cooperate?'],
    ['Opinion: Empowering local authorities', undefined],
    ['{Mercociudades}: A case of cooperation', undefined],
    ['A title without parts', undefined],
  ])('shortens %s', (title, short) => {
    expect(read(`@misc{key, title={${title}}}`)['title-short']).toBe(short)
  })
})

describe('names', () => {
  it('reads people, with particles and double surnames', () => {
    expect(authored('van Lindert, Paul and Moreira da Silva, Jorge and King, Jr., Martin Luther').author).toEqual([
      { family: 'Lindert', given: 'Paul', 'non-dropping-particle': 'van' },
      { family: 'Moreira da Silva', given: 'Jorge' },
      { family: 'King', given: 'Martin Luther', suffix: 'Jr.' },
    ])
  })

  it('takes names in double braces for institutions, whatever they hold', () => {
    expect(
      authored('{UCLG, UNDRR and UN-Habitat} and {Organisation for Economic Co-operation and Development}').author,
    ).toEqual([
      { literal: 'UCLG, UNDRR and UN-Habitat' },
      { literal: 'Organisation for Economic Co-operation and Development' },
    ])
  })

  it('knows that "others" is nobody', () => {
    const work = authored('Doe, Jo and others')
    expect(work.author).toEqual([{ family: 'Doe', given: 'Jo' }])
    expect(work.custom?.others).toEqual(['author'])
  })

  it('keeps an institution’s short name', () => {
    const work = read('@book{key, author={{World Bank} and {UN}}, shortauthor={{WB} and {UN}}, title={T}, date={2020}}')
    expect(work.custom?.shortNames).toEqual({ 'World Bank': 'WB', UN: 'UN' })
  })

  it('gives editors the role that they have', () => {
    const work = read('@collection{key, editor={Doe, Jo}, editortype={compiler}, title={T}, date={2020}}')
    expect(work.compiler).toEqual([{ family: 'Doe', given: 'Jo' }])
    expect(work.editor).toBeUndefined()
  })
})

describe('dates', () => {
  it.each([
    ['2015', { 'date-parts': [[2015]] }],
    ['2015-09-25', { 'date-parts': [[2015, 9, 25]] }],
    ['2015-09-25T10:00:00', { 'date-parts': [[2015, 9, 25]] }],
    ['1997/', { 'date-parts': [[1997], [0]] }],
    ['1997/..', { 'date-parts': [[1997], [0]] }],
    ['/1997', { literal: '–1997' }],
    ['2013/2015', { 'date-parts': [[2013], [2015]] }],
    ['2020/2021-05', { 'date-parts': [[2020], [2021]] }],
    ['-0043', { 'date-parts': [[-44]] }],
    ['2020~', { 'date-parts': [[2020]], circa: true }],
    ['199X', { 'date-parts': [[1990]], circa: true }],
    ['2020-21', { 'date-parts': [[2020]], season: 1 }],
    ['2020-24', { 'date-parts': [[2020]], season: 4 }],
    ['n.d.', undefined],
  ])('%s', (written, date) => {
    expect(dated(written)).toEqual(date)
  })

  it.each([
    ['year={2015}, month=sep, day={3}', [[2015, 9, 3]]],
    ['year={2015}, month={September}', [[2015, 9]]],
    ['year={2015}, month={dezembro}', [[2015, 12]]],
    [
      'year={2015}, month={jan--feb}',
      [
        [2015, 1],
        [2015, 2],
      ],
    ],
    ['year={2015}, month="5~" # sep', [[2015, 9, 5]]],
    ['year={2015}, month={September 5}', [[2015, 9, 5]]],
    [
      'year={2015}, month="5--7 " # sep',
      [
        [2015, 9, 5],
        [2015, 9, 7],
      ],
    ],
    ['year={{\\noopsort{1973b}}1973}', [[1973]]],
    ['year={2013--2014}', [[2013], [2014]]],
    ['year={[2015]}', [[2015]]],
    ['year=2015', [[2015]]],
  ])('%s', (fields, parts) => {
    expect(read(`@misc{key, title={T}, ${fields}}`).issued).toEqual({ 'date-parts': parts })
  })

  it('reads "circa" and "no date" in years', () => {
    expect(read('@misc{key, title={T}, year={c. 1990}}').issued).toEqual({ 'date-parts': [[1990]], circa: true })
    expect(read('@misc{key, title={T}, year={s. f.}}').issued).toBeUndefined()
  })
})

describe('fields', () => {
  it('keeps what a reference prints', () => {
    const work = book(`subtitle={S}, edition={2}, series={Urban Studies}, number={4}, volume={IV}, volumes={3},
      publisher={{OECD}}, location={Paris}, isbn={978-92-1-101446-4}, doi={https://doi.org/10.1787/d2fe7530-en},
      url={https://example.org/a\\_b?c=d\\&e=\\%20}, urldate={2022-12-15}, note={Kept}, addendum={Added},
      keywords={cities; finance}, langid={spanish}, shorthand={DOE}, origdate={1990}, pagetotal={20}, eventtitle={Event}`)
    expect(work).toMatchObject({
      type: 'book',
      edition: '2',
      'collection-title': 'Urban Studies',
      'collection-number': '4',
      volume: 'IV',
      'number-of-volumes': '3',
      publisher: 'OECD',
      'publisher-place': 'Paris',
      ISBN: '978-92-1-101446-4',
      DOI: '10.1787/d2fe7530-en',
      URL: 'https://example.org/a_b?c=d&e=%20',
      accessed: { 'date-parts': [[2022, 12, 15]] },
      note: 'Kept. Added',
      keyword: 'cities, finance',
      language: 'es',
      'citation-label': 'DOE',
      'original-date': { 'date-parts': [[1990]] },
      'number-of-pages': '20',
      'event-title': 'Event',
    })
  })

  it('keeps lists of places and publishers apart', () => {
    const work = book('location={Durham and London}, publisher={{Duke University Press} and Routledge}')
    expect(work['publisher-place']).toBe('Durham, London')
    expect(work.custom?.lists).toEqual({
      'publisher-place': ['Durham', 'London'],
      publisher: ['Duke University Press', 'Routledge'],
    })
  })

  it('reads BibTeX’s names of fields', () => {
    const article = read(
      '@article{key, author={Doe, Jo}, title={T}, journal={J}, number={3}, year={2020}, pages={1--5, 8--9}}',
    )
    expect(article).toMatchObject({ 'container-title': 'J', issue: '3', page: '1-5, 8-9' })
    const thesis = read('@phdthesis{key, author={Doe, Jo}, title={T}, school={MIT}, year={2020}}')
    expect(thesis).toMatchObject({ type: 'thesis', publisher: 'MIT', custom: { genre: 'phdthesis' } })
  })

  it.each([
    ['@report{key, author={D}, title={T}, institution={I}, date={2020}, number={12}}', 'number'],
    ['@legal{key, title={T}, number={12}}', 'number'],
    ['@online{key, title={T}, url={https://example.org}, date={2020}, number={12}}', 'number'],
    ['@misc{key, title={T}, number={12}}', 'number'],
    ['@article{key, author={D}, title={T}, journaltitle={J}, date={2020}, number={12}}', 'issue'],
    ['@inproceedings{key, author={D}, title={T}, booktitle={B}, date={2020}, number={12}}', 'collection-number'],
    ['@book{key, author={D}, title={T}, date={2020}, number={12}}', 'collection-number'],
  ])('the number of %s', (entry, variable) => {
    expect(read(entry)[variable]).toBe('12')
  })

  it.each([
    ['@booklet{key, title={T}}', 'pamphlet'],
    ['@legislation{key, title={T}}', 'legislation'],
    ['@legal{key, title={T}}', 'treaty'],
    ['@speech{key, title={T}}', 'speech'],
    ['@post-weblog{key, title={T}}', 'post-weblog'],
    ['@unpublished{key, title={T}, eventtitle={E}}', 'speech'],
    [
      '@article{key, author={D}, title={T}, journaltitle={J}, date={2020}, entrysubtype={newspaper}}',
      'article-newspaper',
    ],
    ['@online{key, title={T}, url={https://example.org}, date={2020}, entrysubtype={blog}}', 'post-weblog'],
  ])('the type of %s', (entry, type) => {
    expect(read(entry).type).toBe(type)
  })

  it('makes addresses of electronic archives', () => {
    const work = read('@misc{key, title={T}, eprint={math/0307200v3}, archivePrefix={arXiv}}')
    expect(work.URL).toBe('https://arxiv.org/abs/math/0307200v3')
  })

  it('finds an address in howpublished', () => {
    const page = read('@misc{key, title={T}, howpublished={Web page, \\url{https://example.org/~me}}}')
    expect(page).toMatchObject({ publisher: 'Web page', URL: 'https://example.org/~me' })
    const work = read('@misc{key, title={T}, howpublished={\\url{https://example.org/a_b}}}')
    expect(work.URL).toBe('https://example.org/a_b')
    expect(work.publisher).toBeUndefined()
  })

  it('reads @string, # and numbers without braces, in any case of letters', () => {
    const work = read(
      '@string{un = "United Nations"}\n@BOOK{key, Author={{Doe}}, TITLE = un # { Report}, year = 2020, volume=007}',
    )
    expect(work.title).toBe('United Nations Report')
    expect(work.volume).toBe('007')
  })

  it('passes over comments and preambles', () => {
    const file = new VFile(
      '% @misc{a, title={A}}\n@comment{x @misc{b, title={B}}}\n@preamble{"\\def\\x{y}"}\nmail@example.org\n@misc{c, % note\n title={C}}',
    )
    expect([...loadReferences(file).items.keys()]).toEqual(['c'])
    expect(file.messages).toEqual([])
  })

  it('takes over fields from the work that an entry is part of', () => {
    const work = read(
      `@incollection{key, author={Doe, Jo}, title={Part}, pages={1--9}, crossref={whole}}
       @collection{whole, editor={Roe, Al}, title={Whole}, subtitle={All of it}, publisher={P}, date={2020}, doi={10.1234/whole}}`
        .split('\n')
        .reverse()
        .join('\n'),
    )
    expect(work).toMatchObject({
      title: 'Part',
      'container-title': 'Whole: All of it',
      editor: [{ family: 'Roe', given: 'Al' }],
      issued: { 'date-parts': [[2020]] },
    })
    expect(work.DOI).toBeUndefined()
  })

  it('survives works that refer to one another in a circle', () => {
    const file = new VFile('@misc{a, title={A}, crossref={b}}\n@misc{b, title={B}, crossref={a}}')
    expect(loadReferences(file).items.size).toBe(2)
  })
})
