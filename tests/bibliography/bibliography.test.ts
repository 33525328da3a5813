import { readFileSync } from 'node:fs'
import type { Element, ElementContent } from 'hast'
import { selectAll } from 'hast-util-select'
import { toString as textContent } from 'hast-util-to-string'
import { VFile } from 'vfile'
import { describe, expect, it } from 'vitest'
import { cite, citerFor, type LanguageId, notes, text } from './cite.ts'

const TYPES = readFileSync(new URL('../fixtures/citations/types.bib', import.meta.url), 'utf8')
const keys = [...TYPES.matchAll(/^@\w+\{(\w+)/gm)].map(match => match[1] as string)

/** Notes and bibliography entries of one work of each type, as `type: text`. */
function formatted(style: string, language: LanguageId): { notes: string[]; bibliography: string[] } {
  const { citations, entries } = cite(citerFor(style, language, TYPES), notes(...keys))
  return {
    notes: citations.map((note, index) => `${keys[index]}: ${note}`),
    bibliography: entries.map(({ key, content }) => `${key}: ${text(content)}`).sort(),
  }
}

const all = (content: readonly ElementContent[], selector: string): Element[] =>
  selectAll(selector, { type: 'root', children: [...content] })

describe.each(['en', 'es', 'pt'] as const)('one work of each type in %s', language => {
  it('in notes', async () => {
    const { notes: first, bibliography } = formatted('policy-notes', language)
    const file = `../fixtures/citations/policy-notes.${language}.txt`
    await expect(`${first.join('\n')}\n\n${bibliography.join('\n')}\n`).toMatchFileSnapshot(file)
  })

  it('by author and date', async () => {
    const { bibliography } = formatted('policy-author-date', language)
    const file = `../fixtures/citations/policy-author-date.${language}.txt`
    await expect(`${bibliography.join('\n')}\n`).toMatchFileSnapshot(file)
  })
})

describe('the order of the bibliography', () => {
  const sorted = (language: LanguageId, names: string[], rest = '') => {
    const works = names.map((name, index) => `@book{k${index}, author={{${name}}}, title={T}, date={2000}}`).join('\n')
    const { entries } = cite(
      citerFor('policy-notes', language, works + rest),
      notes(...names.map((_, index) => `k${index}`)),
    )
    return entries.map(({ key }) => names[Number(key.slice(1))])
  }

  it('has ñ after n in Spanish, and accents count for nothing', () => {
    const names = ['Ñuñoa', 'Nube', 'Ábaco', 'Abeja', 'Zapata', 'Nzema', 'Oaxaca', 'Érase', 'Eraso']
    expect(sorted('es', names)).toEqual([
      'Ábaco',
      'Abeja',
      'Érase',
      'Eraso',
      'Nube',
      'Nzema',
      'Ñuñoa',
      'Oaxaca',
      'Zapata',
    ])
  })

  it('passes over accents in Portuguese and English', () => {
    const names = ['São Paulo', 'Santos', 'Águas', 'Agosto', 'Çelik', 'Cedro', 'Curitiba']
    const order = ['Agosto', 'Águas', 'Cedro', 'Çelik', 'Curitiba', 'Santos', 'São Paulo']
    expect(sorted('pt', names)).toEqual(order)
    expect(sorted('en', names)).toEqual(order)
  })

  it('goes by author, then date, then title, with undated works last, and names works without author by title', () => {
    const works = `@book{a, author={Doe, Jo}, title={Zeta}, date={2001}}
      @book{b, author={Doe, Jo}, title={Alpha}, date={2001}}
      @book{c, author={Doe, Jo}, title={Beta}, date={1999-05}}
      @book{d, author={Doe, Jo}, title={No date}, year={n.d.}}
      @book{e, author={Doe, Jo and Roe, Al}, title={Together}, date={1990}}
      @misc{f, title={Days of cities}}
      @book{g, author={van Dam, Al}, title={Particle}, date={2000}}`
    const { entries } = cite(citerFor('policy-notes', 'en', works), notes(...'abcdefg'))
    expect(entries.map(({ key }) => key).join('')).toBe('gfcbade')
  })
})

it('has what short notes leave out', () => {
  const works = `@book{a, author={Doe, Jo and Roe, Al}, title={Wide Rivers: A History}, publisher={Span}, location={Leeds}, date={2001}}
    @article{b, author={Fox, Di}, title={Dry arches}, journaltitle={Bridges}, volume={3}, pages={1--9}, date={2002}, doi={10.1234/b}}
    @online{c, author={{Span}}, title={About us}, url={https://example.org/about}, year={n.d.}}`
  const { citations, bibliography } = cite(citerFor('policy-short-notes', 'en', works), notes('a', 'b', 'b', 'c', 'a'))
  const wide = 'Doe and Roe, Wide Rivers, 2001.'
  expect(citations).toEqual([wide, 'Fox, “Dry arches”, 2002.', 'Ibid.', 'Span, “About us”.', wide])
  expect(bibliography).toEqual([
    'Doe, Jo; Roe, Al. Wide Rivers: A History. Leeds: Span, 2001.',
    'Fox, Di. “Dry arches”. Bridges 3 (2002): 1–9. https://doi.org/10.1234/b.',
    'Span. “About us”. https://example.org/about.',
  ])
})

describe('what the entries are made of', () => {
  it('links DOIs and web addresses, and nothing else', () => {
    const works = `@misc{a, title={T}, doi={10.1234/a(b)<c>#d}, url={https://example.org/unused}}
      @misc{b, title={U}, url={https://example.org/x_(y)?q='1'&r=%20}, note={See http://example.com/a. And (https://example.net/b).}}
      @misc{c, title={V}, url={HTTPS://EXAMPLE.org/é}}`
    const { entries } = cite(citerFor('policy-notes', 'en', works), notes('a', 'b', 'c'))
    const links = entries.flatMap(({ content }) => all(content, 'a'))
    expect(links.map(link => link.properties.href)).toEqual([
      'https://doi.org/10.1234/a(b)%3Cc%3E%23d',
      'http://example.com/a',
      'https://example.net/b',
      'https://example.org/x_(y)?q=%271%27&r=%20',
      'https://example.org/%C3%A9',
    ])
    expect(links.map(link => textContent(link))[4]).toBe('HTTPS://EXAMPLE.org/é')
  })

  it('says in which language a title is, where it is another one', () => {
    const works =
      '@book{a, author={Doe, Jo}, title={Ciudades}, langid={spanish}, date={2000}}\n@book{b, title={Cities}, langid={british}}'
    const english = cite(citerFor('policy-notes', 'en', works), notes('a', 'b')).entries
    expect(
      english.flatMap(({ content }) => all(content, '[lang]')).map(node => [node.properties.lang, textContent(node)]),
    ).toEqual([['es', 'Ciudades']])
    const spanish = cite(citerFor('policy-notes', 'es', works), notes('a', 'b')).entries
    expect(
      spanish.flatMap(({ content }) => all(content, '[lang]')).map(node => [node.properties.lang, textContent(node)]),
    ).toEqual([['en-GB', 'Cities']])
  })

  it('turns round italics within italics, and keeps superscripts, subscripts and small capitals', () => {
    const works =
      '@book{a, title={On \\emph{Utopia}, CO\\textsubscript{2}, km\\textsuperscript{2} and \\textsc{ibid}, n.º 1}}'
    const { entries } = cite(citerFor('policy-notes', 'en', works), notes('a'))
    const content = entries[0]?.content ?? []
    expect(all(content, 'i span.upright').map(node => textContent(node))).toEqual(['Utopia'])
    expect(all(content, 'sub, sup').map(node => textContent(node))).toEqual(['2', '2'])
    expect(all(content, 'span.small-caps').map(node => textContent(node))).toEqual(['ibid'])
    expect(text(content)).toContain('n.º 1')
  })

  it('prints quotation marks of the language, inner and outer', () => {
    const works = '@article{a, author={Doe, Jo}, title={Between ‘North’ and “South”}, journaltitle={J}, date={2000}}'
    const titleIn = (language: LanguageId) =>
      cite(citerFor('policy-notes', language, works), notes('a')).citations[0]?.split(', ')[1]
    expect(titleIn('en')).toBe('“Between ‘North’ and ‘South’”')
    expect(titleIn('es')).toBe('«Between “North” and “South”»')
    expect(titleIn('pt')).toBe('“Between ‘North’ and ‘South’”')
  })

  it('protects capitals where a style changes them', () => {
    const xml = readFileSync(new URL('../../templates/csl/policy-notes.csl', import.meta.url), 'utf8')
    const sentence = xml.replaceAll('variable="title" font-style="italic"', 'variable="title" text-case="sentence"')
    const { style } = {
      style: {
        name: 's',
        xml: sentence,
        styleClass: 'note' as const,
        authorDate: false,
        saysIbid: false,
        file: new VFile(),
      },
    }
    const works = '@book{a, title={The {OECD} And {South Africa} Today}}'
    expect(cite(citerFor(style, 'en', works), notes('a')).citations[0]).toBe('The OECD and South Africa today, n.d.')
  })

  it('says "et al." once where a list of names ends with others', () => {
    const works =
      '@book{a, author={Doe, Jo and others}, title={T}, date={2000}}\n@book{b, author={A, A and B, B and C, C and D, D and others}, title={T}, date={2000}}'
    const { citations, bibliography } = cite(citerFor('policy-notes', 'en', works), notes('a', 'b', 'a'))
    expect(citations).toEqual(['Jo Doe et al., T, 2000.', 'A A et al., T, 2000.', 'Doe et al., T.'])
    expect(bibliography).toEqual(['A, A; B, B; C, C; D, D et al. T. 2000.', 'Doe, Jo et al. T. 2000.'])
  })

  it.each([
    ['1997/', '1997–'],
    ['2013/2015', '2013–2015'],
    ['-0043', '44\u00A0BC'],
    ['2020~', 'c. 2020'],
    ['/1997', '–1997'],
  ])('prints the year %s', (date, printed) => {
    const works = `@book{a, title={T}, date={${date}}}`
    expect(cite(citerFor('policy-notes', 'en', works), notes('a')).citations[0]).toBe(`T, ${printed}.`)
  })

  it('names seasons, and the first day of a month as Portuguese has it', () => {
    const works = '@misc{a, title={T}, date={2020-21}}\n@misc{b, title={U}, date={2020-05-01}}'
    expect(cite(citerFor('policy-notes', 'pt', works), notes('a', 'b')).citations).toEqual([
      'T, primavera de 2020.',
      'U, 1º de maio de 2020.',
    ])
  })
})

describe('a question as a title', () => {
  const works =
    '@online{q, author={Ruiz, Eva}, title={Who pays?}, organization={Bridge Review}, year={2019}, url={https://example.org/q}}'

  it.each([
    ['en', '“Who pays?”'],
    ['es', '«Who pays?».'],
    ['pt', '“Who pays?”.'],
  ] as const)('is closed in the manner of %s', (language, closed) => {
    const { citations } = cite(citerFor('policy-notes', language, works), notes('q', 'q', 'q'))
    expect(citations[0]).toContain(closed.replace(/\.$/, ''))
    const short = cite(
      citerFor('policy-notes', language, `${works}\n@misc{z, title={Z}, year={2000}}`),
      notes('q', 'z', 'q'),
    )
    expect(short.citations[2]).toBe(`Ruiz, ${closed}`)
  })
})

it('prints the same citations alike whatever was done with what was printed before, and others anew', () => {
  const print = (work: string, ...cited: string[]) =>
    cite(citerFor('policy-notes', 'en', `@book{a, author={Roe, Ann}, title={${work}}, date={2001}}`), notes(...cited))
  const first = print('Arches', 'a 3', 'a 4')
  const { citations, bibliography } = first
  for (const { citation } of first.clusters) citation.length = 0
  for (const { content } of first.entries) content.splice(0, 1, { type: 'text', value: 'Lost' })
  expect(print('Arches', 'a 3', 'a 4')).toMatchObject({ citations, bibliography })
  expect(print('Arches', 'a 3', 'a 5').citations[1]).toContain('5')
  expect(print('Bows', 'a 3', 'a 4').citations[0]).toContain('Bows')
})
