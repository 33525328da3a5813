import { BIBLIOGRAPHY, type Contents } from '../../support/publication.ts'
import { type Bomb, times } from './bomb.ts'

const bib = (text: string): Contents => ({ 'references.bib': `${BIBLIOGRAPHY}\n${text}\n` })
const work = (key: string, field: string, value: string): string =>
  `@book{${key},\n${field === 'author' ? '' : '  author = {Smith, Ann},\n'}${field === 'title' ? '' : '  title = {Stones},\n'}  publisher = {Span},\n  location = {Leeds},\n  date = {2020},\n  ${field} = {${value}}\n}\n`

const at = (...rules: string[]): RegExp =>
  new RegExp(`^references\\.bib:\\d+:\\d+ {2}(?:error|warning) {2}.* {2}(?:${rules.join('|')})$`, 'm')

const FIELDS: [name: string, field: string, value: () => string, expected: RegExp | undefined][] = [
  ['a field of a megabyte', 'title', () => 'word '.repeat(200_000), at('text-excess')],
  ['a title of 9,900 letters in one word', 'title', () => 'a'.repeat(9900), undefined],
  ['an author of 90,000 commas', 'author', () => `Smith${','.repeat(90_000)} Ann`, at('text-excess')],
  ['authors of commas in braces', 'author', () => `{${'a, '.repeat(30_000)}b}`, at('text-excess')],
  ['an author of 90,000 blanks', 'author', () => `{Smith${' '.repeat(90_000)}x}`, at('text-excess')],
  ['an author with equals signs', 'author', () => `family=${'a='.repeat(40_000)}`, at('text-excess')],
  ['an author of labels', 'author', () => 'family = a, '.repeat(7000), at('text-excess')],
  ['10,000 authors', 'author', () => `${'Smith, Ann and '.repeat(6000)}Smith, Ann`, undefined],
  ['authors without names', 'author', () => 'and '.repeat(20_000), at('reference-name')],
  ['authors and others', 'author', () => `Smith, Ann${' et al'.repeat(15_000)}`, at('text-excess')],
  ['braces', 'title', () => '{'.repeat(4900) + '}'.repeat(4900), at('reference-tex')],
  ['commands', 'title', () => '\\textit{'.repeat(1100) + '}'.repeat(1100), at('reference-tex')],
  ['commands side by side', 'title', () => '\\textit{a}'.repeat(990), undefined],
  ['commands of accents', 'title', () => "\\'".repeat(4900), at('reference-tex')],
  ['backslashes', 'title', () => '\\\\'.repeat(4900), undefined],
  ['formulas', 'title', () => '$a$'.repeat(3200), undefined],
  ['a formula of equals signs', 'title', () => `$${'a='.repeat(4900)}$`, undefined],
  ['fractions', 'title', () => '$\\frac{a}{b}$'.repeat(760), undefined],
  ['conditions', 'title', () => '\\ifx\\else'.repeat(1100), at('reference-tex')],
  ['definitions', 'title', () => '\\def\\a{\\a\\a}\\a', at('reference-tex')],
  ['marks of markup', 'title', () => '<i>'.repeat(3300), undefined],
  ['less-than signs', 'title', () => '<'.repeat(9900), undefined],
  ['quotation marks', 'title', () => '“'.repeat(9900), undefined],
  ['quotation marks of TeX', 'title', () => "``a'' ".repeat(1600), undefined],
  ['quotation marks without end', 'title', () => '“'.repeat(90_000), at('text-excess')],
  ['quotation marks in a name', 'author', () => `Smith, ${'“'.repeat(90_000)}`, at('text-excess')],
  ['quotation marks in names', 'author', () => `${'“'.repeat(900)} and `.repeat(100), at('reference-name')],
  ['colons', 'title', () => ':'.repeat(9900), undefined],
  ['stops and commas', 'title', () => `a${'.,'.repeat(4900)}b`, undefined],
  ['question marks', 'title', () => `a${'?'.repeat(9900)}b`, undefined],
  ['capitals', 'title', () => 'A'.repeat(9900), undefined],
  ['hyphens', 'pages', () => `1${'-'.repeat(9900)}2`, undefined],
  ['pages of blanks', 'pages', () => `1${' '.repeat(9900)}2`, undefined],
  ['pages in thousands', 'pages', () => '1--2, '.repeat(1600), undefined],
  ['a date of hyphens', 'urldate', () => '-'.repeat(9900), at('reference-date')],
  ['a date of slashes', 'urldate', () => ' / '.repeat(3200), at('reference-date')],
  ['a date of blanks', 'urldate', () => `2020${' '.repeat(9900)}x`, at('reference-date')],
  ['keywords', 'keywords', () => ' , ; '.repeat(18_000), undefined],
  ['keywords of blanks', 'keywords', () => `a${' '.repeat(90_000)}b`, undefined],
  ['languages', 'langid', () => `a${' '.repeat(9900)}and`, undefined],
  ['an address', 'url', () => `https://example.org/${'a'.repeat(90_000)}`, at('text-excess')],
  ['an address of stops', 'url', () => `https://example.org/a${'.,'.repeat(45_000)}b`, at('text-excess')],
  ['an address of percents', 'url', () => `https://example.org/${'\\%20'.repeat(20_000)}`, at('text-excess')],
  ['a DOI', 'doi', () => `10.1000/${'a'.repeat(90_000)}`, at('text-excess')],
  ['a DOI of parts', 'doi', () => `10.1000/${'a/'.repeat(45_000)}`, at('text-excess')],
  ['an address of 9,900 signs', 'url', () => `https://example.org/${'a'.repeat(9900)}`, undefined],
  ['a DOI of 9,900 signs', 'doi', () => `10.1000/${'a/'.repeat(4900)}`, undefined],
  ['a note of lines', 'note', () => 'a\n\n'.repeat(3200), undefined],
  ['a genre', 'type', () => 'a'.repeat(9900), undefined],
  ['a note with fields in it', 'note', () => '\n title = x'.repeat(900), undefined],
]

const FILES: [name: string, text: () => string, expected: RegExp | undefined][] = [
  [
    'abbreviations that double themselves',
    () =>
      `@string{a0 = {word word }}\n${times(40, n => `@string{a${n + 1} = a${n} # a${n}}\n`)}${work('k', 'note', 'x').replace('{x}', 'a40')}`,
    at('text-excess', 'reference-string'),
  ],
  [
    'abbreviations that double themselves fourteen times',
    () =>
      `@string{a0 = {word word }}\n${times(14, n => `@string{a${n + 1} = a${n} # a${n}}\n`)}${work('k', 'note', 'x').replace('{x}', 'a14')}`,
    at('text-excess', 'reference-string'),
  ],
  ['abbreviations in tens of thousands', () => times(50_000, n => `@string{a${n} = {x}}\n`), undefined],
  ['comments', () => '@comment{a}\n'.repeat(200_000), undefined],
  ['comments that nothing closes', () => '@comment{a\n'.repeat(100_000), at('reference-unbalanced')],
  ['comments in comments', () => `${'@comment{'.repeat(100_000)}${'}'.repeat(100_000)}`, undefined],
  ['the word comment', () => '@comment '.repeat(500_000), undefined],
  ['preambles', () => '@preamble{"a"}\n'.repeat(100_000), undefined],
  ['at signs', () => '@'.repeat(2_000_000), undefined],
  ['entries that nothing closes', () => times(10_000, n => `@book{k${n},\n title = {a\n`), at('reference-unbalanced')],
  ['entries without keys', () => '@book{\n'.repeat(50_000), at('reference-syntax')],
  [
    'entries of the prototype',
    () => `${'@__proto__{a, title={x}}\n@constructor{b, title={x}}\n@toString{c, title={x}}\n'.repeat(2000)}`,
    at('reference-type'),
  ],
  [
    'keys of the prototype',
    () =>
      '@book{__proto__, title={x}, author={A, B}, date={2020}, publisher={P}}\n@book{constructor, title={x}, author={A, B}, date={2020}, publisher={P}}\n',
    undefined,
  ],
  ['10,000 works', () => times(10_000, n => work(`k${n}`, 'note', `Note ${n}`)), undefined],
  ['10,000 works with the same key', () => work('k', 'note', 'x').repeat(10_000), at('reference-duplicate')],
  ['10,000 works that are the same', () => times(10_000, n => work(`k${n}`, 'note', 'x')), undefined],
  [
    'works that take fields of one another',
    () => times(10_000, n => `@inbook{k${n}, crossref = {k${n + 1}}, title = {x}}\n`),
    at('reference-[a-z]+'),
  ],
  [
    'works that take fields in a circle',
    () => times(5000, n => `@inbook{k${n}, crossref = {k${(n + 1) % 5000}}, title = {x}}\n`),
    at('reference-[a-z]+'),
  ],
  [
    'works that all take the same long field',
    () =>
      `@book{p, author={A, B}, publisher={P}, date={2020}, title = {${'word '.repeat(19_000)}}}\n${times(2000, n => `@inbook{k${n}, crossref = {p}, title = {x}}\n`)}`,
    at('text-excess', 'reference-[a-z]+'),
  ],
  ['a work with 50,000 fields', () => `@book{k,\n${times(50_000, n => `f${n} = {x},\n`)}}`, at('reference-field')],
  [
    'a work with the same field 50,000 times',
    () => `@book{k,\n${'title = {x},\n'.repeat(50_000)}}`,
    at('reference-[a-z]+'),
  ],
  [
    'a value of 100,000 pieces',
    () => `@book{k, title = {a}${' # {a}'.repeat(100_000)}}`,
    at('text-excess', 'reference-[a-z]+'),
  ],
  ['percent signs', () => `@book{k, ${'%\n'.repeat(500_000)}}`, undefined],
  ['blanks', () => ' \n'.repeat(2_000_000), undefined],
  ['a key of a megabyte', () => `@book{${'k'.repeat(1_000_000)}, title = {x}}`, undefined],
  [
    'a type of a megabyte',
    () => `@${'k'.repeat(1_000_000)}{a, title = {x}}`,
    at('reference-type', 'reference-syntax', 'text-excess'),
  ],
  [
    'a name of a field of a megabyte',
    () => `@book{k, ${'k'.repeat(1_000_000)} = {x}}`,
    at('reference-field', 'text-excess'),
  ],
  [
    'a set of works in a circle',
    () => times(2000, n => `@set{s${n}, entryset = {s${(n + 1) % 2000}}}\n`),
    at('reference-[a-z]+'),
  ],
  ['options of works', () => '@xdata{a, xdata = {a}}\n'.repeat(5000), at('reference-[a-z]+')],
]

export const WORKS: readonly Bomb[] = [
  ...FIELDS.map(
    ([name, field, value, expected]): Bomb => ({
      name: `work: ${name}`,
      make: () => ({
        ...bib(work('k', field, value())),
        'content/02-cables.md': '---\ntitle: Cables\nid: sec-cables\n---\n\nCables carry by pulling [@ruiz2019; @k].\n',
      }),
      run: ['build', '--language', 'en', '--format', 'html'],
      expected,
    }),
  ),
  ...FILES.map(
    ([name, text, expected]): Bomb => ({ name: `bibliography: ${name}`, make: () => bib(text()), expected }),
  ),
]
