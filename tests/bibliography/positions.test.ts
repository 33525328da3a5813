import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { cite, citerFor, item, type LanguageId, notes, text } from './cite.ts'

const WORKS = readFileSync(new URL('../fixtures/citations/works.bib', import.meta.url), 'utf8')

/** What each language calls the same things. */
const WORDS = {
  en: { and: 'and', ibid: 'Ibid.', pages: 'pp.', open: '“', close: '”', range: '–', chapter: 'chap.', see: 'See' },
  es: { and: 'y', ibid: 'Ibíd.', pages: 'pp.', open: '«', close: '»', range: '-', chapter: 'cap.', see: 'Véase' },
  pt: { and: 'e', ibid: 'Ibid.', pages: 'p.', open: '“', close: '”', range: '–', chapter: 'cap.', see: 'Ver' },
} as const

describe.each(['en', 'es', 'pt'] as const)('notes in %s', (language: LanguageId) => {
  const { and, ibid, pages, open, close, range, chapter, see } = WORDS[language]
  const citer = citerFor('policy-notes', language, WORKS)
  const shortGray = `Gray ${and} Gills, ${open}South–South cooperation and the rise of the Global South${close}`

  it('says ibid. of the same work twice in a row, with another place where it has one', () => {
    const { citations } = cite(citer, notes('gray2016 560', 'gray2016 560', 'gray2016 561-562', 'gray2016 chapter:2'))
    expect(citations.slice(1)).toEqual([`${ibid}`, `${ibid}, ${pages} 561${range}562.`, `${ibid}, ${chapter} 2.`])
  })

  it('tells which citations say ibid., and so depend on the one before', () => {
    const { clusters } = cite(citer, notes('gray2016', 'gray2016 3', 'kaul2013', 'gray2016', 'gray2016 + kaul2013'))
    expect(clusters.map(cluster => cluster.ibid)).toEqual([false, true, false, false, true])
  })

  it('repeats the short form where ibid. would claim a place that was not cited', () => {
    const { citations } = cite(citer, notes('gray2016 560', 'gray2016'))
    expect(citations[1]).toBe(`${shortGray}.`)
  })

  it('gives the short form after another work', () => {
    const { citations } = cite(citer, notes('gray2016', 'kaul2013', 'gray2016 560'))
    expect(citations[2]).toBe(`${shortGray}, p. 560.`)
  })

  it('knows what earlier chapters cited: the numbers of notes run on', () => {
    const chapters = [
      { noteIndex: 1, items: ['kaul2013'] },
      { noteIndex: 40, items: ['kaul2013 3'] },
      { noteIndex: 41, items: ['kaul2013 3'] },
    ]
    const { citations } = cite(citer, chapters)
    expect(citations.slice(1)).toEqual(['Kaul, The Rise of the Global South, p. 3.', ibid])
  })

  it('does not say ibid. across a note of the editor’s in between', () => {
    const { citations } = cite(citer, [
      { noteIndex: 1, items: ['kaul2013'] },
      { noteIndex: 3, items: ['kaul2013'] },
    ])
    expect(citations[1]).toBe('Kaul, The Rise of the Global South.')
  })

  it('does not say ibid. after a note with several works', () => {
    const { citations } = cite(citer, notes('kaul2013 + gray2016', 'gray2016', 'kaul2013 + gray2016', 'kaul2013'))
    expect(citations[1]).toBe(`${shortGray}.`)
    expect(citations[2]).toBe(`Kaul, The Rise of the Global South; ${shortGray}.`)
    expect(citations[3]).toBe('Kaul, The Rise of the Global South.')
  })

  it('says ibid. within a note, in small letters behind other words', () => {
    const { citations } = cite(citer, [
      { noteIndex: 1, items: [item('gray2016 560', { prefix: see.toLowerCase() }), item('gray2016 570')] },
      { noteIndex: 2, items: ['kaul2013'] },
      { noteIndex: 2, items: ['kaul2013 4'] },
    ])
    expect(citations[0]).toMatch(new RegExp(`^${see} Kevin Gray ${and} Barry K\\. Gills, `))
    expect(citations[0]).toMatch(new RegExp(`; ${RegExp.escape(ibid.toLowerCase())}, p\\. 570\\.$`))
    expect(citations[2]).toBe(`${ibid}, p. 4.`)
  })

  it('introduces an institution’s short name in the first note and uses it from then on', () => {
    const { citations, bibliography } = cite(citer, notes('oecd2018', 'kaul2013', 'oecd2018 3'))
    expect(citations[0]).toMatch(/^Organisation for Economic Co-operation and Development \(OECD\), Reshaping/)
    expect(citations[2]).toBe('OECD, Reshaping Decentralised Development Co-operation, p. 3.')
    expect(bibliography[1]).toMatch(/^Organisation for Economic Co-operation and Development \(OECD\)\. Reshaping/)
  })

  it('puts the author of a narrative citation into the sentence and the rest into the note', () => {
    const { authors, citations } = cite(citer, [
      { noteIndex: 1, items: ['kaul2013 7'], narrative: true },
      { noteIndex: 2, items: ['gray2016'], narrative: true },
      { noteIndex: 3, items: ['kaul2013 8'], narrative: true },
      { noteIndex: 4, items: ['paris2015'], narrative: true },
      { noteIndex: 5, items: ['oecd2018'], narrative: true },
    ])
    expect(authors).toEqual(['Kaul', `Gray ${and} Gills`, 'Kaul', 'Paris Agreement', 'OECD'])
    expect(citations[0]).toMatch(/^The Rise of the Global South: Implications for Global Public Goods, /)
    expect(citations[2]).toBe('The Rise of the Global South, p. 8.')
    expect(citations[3]).toMatch(/^Paris Agreement, /)
  })
})

describe.each(['en', 'es', 'pt'] as const)('author and date in %s', (language: LanguageId) => {
  const { and, pages, range, chapter } = WORDS[language]
  const citer = citerFor('policy-author-date', language, WORKS)
  const inText = (...works: string[]) => works.map(work => ({ noteIndex: 0, items: work.split(' + ') }))

  it('names author, year and place each time', () => {
    const { citations } = cite(
      citer,
      inText('gray2016', 'gray2016 561-562', 'gray2016 chapter:2', 'oecd2018', '-gray2016 3'),
    )
    expect(citations).toEqual([
      `(Gray ${and} Gills, 2016)`,
      `(Gray ${and} Gills, 2016, ${pages} 561${range}562)`,
      `(Gray ${and} Gills, 2016, ${chapter} 2)`,
      '(OECD, 2018)',
      '(2016, p. 3)',
    ])
  })

  it('puts only year and place of a narrative citation in parentheses', () => {
    const { citations } = cite(citer, [
      { noteIndex: 0, items: ['gray2016 560'], narrative: true },
      { noteIndex: 0, items: ['kaul2013 3', 'gray2016'], narrative: true },
      { noteIndex: 0, items: ['paris2015'], narrative: true },
      { noteIndex: 0, items: ['oecd2018'], narrative: true },
    ])
    expect(citations).toEqual([
      `Gray ${and} Gills (2016, p. 560)`,
      `Kaul (2013, p. 3; Gray ${and} Gills, 2016)`,
      'Paris Agreement (2015)',
      'OECD (2018)',
    ])
  })

  it('bundles works and keeps what editors write around them', () => {
    const { citations } = cite(citer, [
      { noteIndex: 0, items: [item('kaul2013 3', { prefix: 'cf.' }), item('gray2016', { suffix: 'and passim' })] },
    ])
    expect(citations).toEqual([`(cf. Kaul, 2013, p. 3; Gray ${and} Gills, 2016 and passim)`])
  })
})

it('tells works of one author and year apart, and authors of one name', () => {
  const works = `@book{a, author={Smith, John}, title={Beta}, date={2001}}
    @book{b, author={Smith, John}, title={Alpha}, date={2001}}
    @book{c, author={Smith, Anna}, title={Gamma}, date={2003}}
    @book{d, author={{UN}}, title={Two}, year={n.d.}}
    @book{e, author={{UN}}, title={One}, year={n.d.}}`
  const { citations, bibliography } = cite(
    citerFor('policy-author-date', 'en', works),
    ['a', 'b', 'c', 'd', 'e'].map(key => ({ noteIndex: 0, items: [key] })),
  )
  expect(citations).toEqual([
    '(John Smith, 2001b)',
    '(John Smith, 2001a)',
    '(Anna Smith, 2003)',
    '(UN, n.d.-b)',
    '(UN, n.d.-a)',
  ])
  expect(bibliography).toEqual([
    'Smith, Anna (2003). Gamma.',
    'Smith, John (2001a). Alpha.',
    'Smith, John (2001b). Beta.',
    'UN (n.d.-a). One.',
    'UN (n.d.-b). Two.',
  ])
})

it('fits a citation into a sentence of the editor’s note', () => {
  const citer = citerFor('policy-notes', 'es', WORKS)
  const cluster = (key: string, prefix: string) => ({ narrative: false, items: [item(key, { prefix })] })
  const { clusters } = citer.format([
    { noteIndex: 1, withinSentence: true, citation: cluster('cufnd', 'véase') },
    { noteIndex: 1, withinSentence: true, citation: cluster('cufnd', '') },
  ])
  expect(clusters.map(({ citation }) => text(citation))).toEqual([
    'véase Cités Unies France, «Fonds de solidarité», https://cites-unies-france.org/fonds (consultado el 1 de diciembre de 2022)',
    'Ibíd.',
  ])
})

it('works on when a citation names works that are not there', () => {
  const citer = citerFor('policy-notes', 'en', WORKS)
  const { citations, bibliography } = cite(citer, notes('nothing', 'nothing + kaul2013', 'kaul2013'))
  expect(citations[0]).toBe('')
  expect(citations[1]).toMatch(/^Inge Kaul, /)
  expect(citations[2]).toBe('Ibid.')
  expect(bibliography).toHaveLength(1)
  expect(citer.format([])).toEqual({ clusters: [], bibliography: [] })
})

it('remembers nothing of one edition when it formats the next', () => {
  const citer = citerFor('policy-notes', 'en', WORKS)
  const first = cite(citer, notes('kaul2013', 'gray2016', 'kaul2013'))
  const second = cite(citer, notes('gray2016'))
  expect(second.citations[0]).toMatch(/^Kevin Gray and Barry K\. Gills, /)
  expect(second.bibliography).toHaveLength(1)
  expect(cite(citer, notes('kaul2013', 'gray2016', 'kaul2013'))).toEqual(first)
})
