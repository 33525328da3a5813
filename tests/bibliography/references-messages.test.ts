import { VFile } from 'vfile'
import { describe, expect, it } from 'vitest'
import { loadReferences } from '../../scripts/bibliography/references.ts'

/** Messages as `line:column rule reason`, and the keys that were loaded all the same. */
function load(bibtex: string): { messages: string[]; keys: string[] } {
  const file = new VFile({ path: 'references.bib', value: bibtex })
  const { items } = loadReferences(file)
  return {
    messages: file.messages.map(({ line, column, ruleId, reason }) => `${line}:${column} ${ruleId} ${reason}`),
    keys: [...items.keys()],
  }
}

describe('a fault in one entry leaves the others alone', () => {
  it('names both places of a duplicate key, and the first one counts', () => {
    const file = new VFile('@misc{a, title={First}}\n\n@misc{a, title={Second}}')
    const { items } = loadReferences(file)
    expect(file.messages.map(String)).toEqual([
      '3:7: Entry `a` stands at 1:1 already: give one another key, or delete it',
    ])
    expect(items.get('a')?.title).toBe('First')
  })

  it('points at the entry whose brace is never closed, and keeps what it could read', () => {
    const { messages, keys } = load(
      '@misc{a, title={A}}\n@misc{b,\n  title = {B},\n  note = {open,\n  date = {2020}\n}\n@misc{c, title={C}}\n',
    )
    expect(messages).toEqual([
      '2:1 reference-unbalanced The end of entry `b` is missing at line 7: close a brace for the one of line 4',
    ])
    expect(keys).toEqual(['a', 'b', 'c'])
  })

  it('points at an entry that the end of the file cuts short', () => {
    expect(load('@misc{a,\n  title = {A},\n').messages).toEqual([
      '1:1 reference-unbalanced The end of entry `a` is missing at the end of the file: close a brace',
    ])
    expect(load('@misc{a, title = "A\n}').messages).toEqual([
      '1:1 reference-unbalanced The end of entry `a` is missing at the end of the file: close a brace for the one of line 1',
    ])
  })

  it('notices an entry that is closed too early', () => {
    const { messages, keys } = load('@misc{a,\n  title = {A}},\n  note = {N}\n}\n@misc{b, title={B}}')
    expect(messages).toHaveLength(1)
    expect(messages[0]).toMatch(/^2:15 reference-unbalanced `,` stands behind the end of entry `a` of line 1/)
    expect(keys).toEqual(['a', 'b'])
  })

  it.each([
    ['@misc{a title={A}}', '1:1 reference-syntax `@misc` has no key: write `@misc{key,`'],
    ['@misc{, title={A}}', '1:1 reference-syntax `@misc` has no key: write `@misc{key,`'],
    ['@misc{a, title {A}}', '1:16 reference-syntax `{A}}` follows `title`: write `=` between them'],
    ['@misc{a, title = {A} note = {N}}', '1:22 reference-syntax No comma stands before `note`: write one'],
    ['@misc{a, title = , note = {N}}', '1:18 reference-syntax `,` is no value: write one in braces'],
    ['@misc{a, = {N}}', '1:10 reference-syntax `=` is no name of a field: write one'],
  ])('%s', (bibtex, message) => {
    const { messages, keys } = load(`${bibtex}\n@misc{z, title={Z}}`)
    expect(messages).toContain(message)
    expect(keys).toContain('z')
  })
})

describe('what is likely a slip gets a suggestion', () => {
  it.each([
    ['@artcle{a, author={D}, title={A}}', /^1:1 reference-type .*`@artcle`.*did you mean `article`\?$/],
    ['@misc{a, titel={A}, title={A}}', /^1:10 reference-field .*`titel`.*did you mean `title`\?$/],
    ['@misc{a, title={A}, month=sept}', /^1:27 reference-string .*`sept`.*did you mean `sep`\?$/],
    ['@misc{a, title={A}, title={B}}', /^1:21 reference-field Entry `a` has `title` twice: leave one$/],
    ['@misc{a b, title={A}}', /^1:7 reference-key The key `a b` cannot be cited/],
    ['@misc{a, title={\\unknown{A}}}', /^1:17 reference-tex .*`\\unknown`/],
  ])('%s', (bibtex, message) => {
    const { messages, keys } = load(bibtex)
    expect(messages).toHaveLength(1)
    expect(messages[0]).toMatch(message)
    expect(keys).toHaveLength(1)
  })
})

describe('values that belong elsewhere, or are the wrong way round', () => {
  const place = /^1:\d+ reference-field /
  it.each([
    ['volume={5,2}', 'holds an issue as well: write `volume = {5}, number = {2}`'],
    ['volume={3(4)}', 'holds an issue as well: write `volume = {3}, number = {4}`'],
    ['pages={9--1}', 'end before they begin: write the smaller number first'],
    ['pages={140–102}', 'end before they begin: write the smaller number first'],
    ['title={Arches.}', 'ends in a full stop, which styles print themselves: take it out'],
    [
      'title={THE STATE OF BRIDGES WORLDWIDE}',
      'is all in capitals, and would be printed so: write it as its work has it',
    ],
  ])('%s', (written, reason) => {
    const rest = ['title={Arches}', 'author={Roe, A.}', 'journaltitle={J}', 'date={2000}'].filter(
      field => !written.startsWith(field.split('=')[0] ?? ''),
    )
    const { messages, keys } = load(`@article{a, ${[...rest, written].join(', ')}}`)
    expect(messages).toHaveLength(1)
    expect(messages[0]).toMatch(place)
    expect(messages[0]).toContain(reason)
    expect(keys).toEqual(['a'])
  })

  it.each([
    'volume={5}',
    'volume={12A}',
    'volume={5-6}',
    'pages={140--2}',
    'pages={1--9}',
    'pages={e12}',
    'title={Who pays, etc.}',
    'title={GOLD and SDG}',
    'title={SDG 11 and OECD, UNESCO}',
  ])('%s is right', written => {
    const rest = ['title={Arches}', 'author={Roe, A.}', 'journaltitle={J}', 'date={2000}'].filter(
      field => !written.startsWith(field.split('=')[0] ?? ''),
    )
    expect(load(`@article{a, ${[...rest, written].join(', ')}}`).messages).toEqual([])
  })
})

describe('values that cannot be printed', () => {
  it.each([
    [
      'url={javascript:alert(1)}',
      '1:27 reference-url `javascript:alert(1)` is no address: write one that begins with `https://`',
    ],
    [
      'url={data:text/html,x}',
      '1:27 reference-url `data:text/html,x` is no address: write one that begins with `https://`',
    ],
    ['doi={11.1234/x}', '1:27 reference-doi `11.1234/x` is no DOI: write one like `10.1787/9789264302914-en`'],
  ])('%s', (field, message) => {
    const file = new VFile(`@misc{a, title={A},  ${field}}`)
    const { items } = loadReferences(file)
    expect(file.messages.map(({ line, column, ruleId, reason }) => `${line}:${column} ${ruleId} ${reason}`)).toEqual([
      message,
    ])
    expect(items.get('a')).not.toHaveProperty('URL')
    expect(items.get('a')).not.toHaveProperty('DOI')
  })

  it.each(['2015-13', '2021-02-30', '35 May 2020', '2020-05/x', '/', '20'])('date={%s}', date => {
    expect(load(`@misc{a, title={A},\n  date = {${date}}}`).messages).toEqual([
      `2:11 reference-date \`${date}\` is no date: write one like \`2015-09-25\` or \`2013/2015\``,
    ])
  })
})

describe('incomplete entries', () => {
  it.each([
    ['@article{a, title={A}, date={2020}}', '`author` or `editor`, `journaltitle`'],
    ['@book{a, author={D}, title={A}}', '`date`'],
    ['@online{a, title={A}, url={https://example.org}}', '`date` or `urldate`'],
    ['@incollection{a, author={D}, title={A}, date={2020}}', '`booktitle` or `maintitle`'],
    ['@misc{a, note={N}}', '`title`'],
  ])('%s', (bibtex, missing) => {
    const { messages } = load(bibtex)
    expect(messages).toHaveLength(1)
    expect(messages[0]).toMatch(/^1:1 reference-incomplete `/)
    expect(messages[0]).toContain(`has no ${missing}`)
  })

  it('is silenced by saying that a work has no date, or will have one', () => {
    expect(load('@book{a, author={D}, title={A}, year={n.d.}}').messages).toEqual([])
    expect(load('@book{a, author={D}, title={A}, pubstate={forthcoming}}').messages).toEqual([])
  })
})

describe('names that BibTeX would misread', () => {
  it.each([
    ['Organisation for Economic Cooperation', '`{{Organisation for Economic Cooperation}}`'],
    ['United Nations', '`{{United Nations}}`'],
    ['Jo Doe and World Bank', '`{{World Bank}}`'],
    ['Jo Doe and and Al Roe', 'write one on both sides of `and`'],
  ])('%s', (author, expected) => {
    const { messages } = load(`@book{a, author={${author}}, title={A}, date={2020}}`)
    expect(messages).toHaveLength(1)
    expect(messages[0]).toMatch(/^1:18 reference-name /)
    expect(messages[0]).toContain(expected)
  })
})

describe('what would take a machine’s memory is told', () => {
  it('abbreviations that are made of one another', () => {
    const twice = Array.from({ length: 25 }, (_, index) => `@string{a${index + 1} = a${index} # a${index}}`)
    const { messages, keys } = load(
      `@string{a0 = "0123456789"}\n${twice.join('\n')}\n@misc{x, title={X}, abstract = a25}\n@misc{y, title={Y}}`,
    )
    expect(messages).toEqual([expect.stringMatching(/^\d+:\d+ text-excess `a\d+` has more than 100,000 characters/)])
    expect(keys).toEqual(['x', 'y'])
  })

  it('an abbreviation that very many works use', () => {
    const works = Array.from({ length: 200 }, (_, index) => `@misc{k${index}, title={T}, abstract=long}`)
    const { messages } = load(`@string{long = "${'a '.repeat(40_000)}"}\n${works.join('\n')}`)
    expect(messages).toEqual([
      '127:33 reference-string `long` makes the values of `@string` more than 10 MB in all: write out what is made of one another',
    ])
  })

  it('a field that is longer than any summary, one that is printed and longer than any title, and a name', () => {
    expect(load(`@misc{x, title={X}, abstract={${'a '.repeat(60_000)}}}`).messages).toEqual([
      '1:31 text-excess `abstract` has more than 100,000 characters: shorten it, or take it out',
    ])
    expect(load(`@misc{x, title={${'“'.repeat(12_000)}}}`).messages).toEqual([
      '1:17 text-excess `title` has more than 10,000 characters: shorten it, or take it out',
    ])
    const name = `Doe, ${'Jo '.repeat(500)}`
    expect(load(`@misc{x, title={X}, author={Roe, Al and ${name}}}`).messages).toEqual([
      `1:29 text-excess The name \`${name.slice(0, 60)}…\` has more than 1,000 characters: shorten it, or write \`and\` between names`,
    ])
  })

  it('but no list of thousands of authors, and no long summary', () => {
    const authors = Array.from({ length: 4000 }, (_, index) => `Collaborator${index}, A.`).join(' and ')
    expect(load(`@misc{x, title={X}, author={${authors}}, abstract={${'word '.repeat(15_000)}}}`).messages).toEqual([])
  })

  it('and rows of works that take fields over from one another are cut', () => {
    const row = Array.from({ length: 3000 }, (_, index) => `@misc{k${index}, crossref={k${index + 1}}, title={T}}`)
    expect(load(row.join('\n'))).toMatchObject({ messages: [], keys: { length: 3000 } })
    const both = Array.from({ length: 40 }, (_, at) => `@xdata{x${at}, xdata={x${at + 1},x${at + 2}}, note={N${at}}}`)
    expect(load(`${both.join('\n')}\n@misc{k, xdata={x0}, title={T}}`)).toEqual({ messages: [], keys: ['k'] })
  })

  it.each(['constructor', 'toString'])('a type called %s is none', type => {
    expect(load(`@${type}{a, ${type}={T}}`).messages.map(text => text.split(' ')[1])).toContain('reference-type')
  })
})

it.each([
  ['braces', '{'.repeat(4900) + '}'.repeat(4900)],
  ['commands', '\\textit{'.repeat(1000) + '}'.repeat(1000)],
  ['accents', "\\'".repeat(4900)],
  ['declarations', '\\bfseries '.repeat(900)],
])('%s in one another, thousands deep, are told, and the entry is read as far as that', (_, title) => {
  const { messages, keys } = load(`@book{a, author = {A, B}, title = {Stone ${title}}, publisher = {P}, date = {2020}}`)
  expect(messages).toEqual([
    expect.stringMatching(/^1:\d+ reference-tex Commands and braces are nested here more than 200 deep/),
  ])
  expect(keys).toEqual(['a'])
})
