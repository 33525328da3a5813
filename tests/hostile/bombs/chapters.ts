import type { Contents } from '../../support/publication.ts'
import { type Bomb, times } from './bomb.ts'

const FRONT = '---\ntitle: Arches\nid: sec-arches\n---\n\n'
const body = (text: string): Contents => ({ 'content/01-arches.md': `${FRONT}${text}\n` })
const front = (text: string): Contents => ({
  'content/01-arches.md': `---\n${text}\n---\n\nArches lean [@smith2020].\n`,
})

/** At the chapter, under one of these rules. */
const at = (...rules: string[]): RegExp =>
  new RegExp(`^content/01-arches\\.md:\\d+:\\d+ {2}(?:error|warning) {2}.* {2}(?:${rules.join('|')})$`, 'm')

const row = (cells: number): string => `|${' a |'.repeat(cells)}\n`
const table = (rows: number, cells: number): string =>
  `${row(cells)}|${'---|'.repeat(cells)}\n${row(cells).repeat(rows)}`

const FRONTS: [name: string, text: () => string, expected: RegExp][] = [
  ['20,000 keys', () => `title: A\n${times(20_000, n => `k${n}: 1\n`)}`, at('yaml-schema', 'text-excess')],
  [
    'a key in a key, 10,000 times',
    () => `title: A\nk: ${'{a: '.repeat(10_000)}1${'}'.repeat(10_000)}`,
    at('yaml-syntax', 'text-excess'),
  ],
  ['a list in a list, 10,000 times', () => `title: A\nk:\n${'- '.repeat(10_000)}a`, at('yaml-syntax', 'text-excess')],
  ['a list of 200,000 values', () => `title: A\nk: [${'a, '.repeat(200_000)}a]`, at('yaml-schema', 'text-excess')],
  ['a title of a megabyte', () => `title: ${'word '.repeat(200_000)}`, at('text-excess', 'yaml-schema')],
  ['a title of one word of 100,000 letters', () => `title: ${'a'.repeat(100_000)}`, at('text-excess', 'yaml-schema')],
  ['a comment of a megabyte', () => `title: A\n#${'#'.repeat(1_000_000)}`, at('text-excess')],
  ['brackets that nothing closes', () => `title: ${'['.repeat(4000)}`, at('yaml-syntax')],
  ['quotes that nothing closes', () => `title: "${'a\n'.repeat(9000)}`, at('yaml-syntax')],
  [
    'aliases of aliases',
    () => `a0: &a0 x\n${times(40, n => `a${n + 1}: &a${n + 1} [*a${n}, *a${n}]\n`)}title: *a40`,
    at('yaml-syntax'),
  ],
  [
    'anchors in thousands',
    () => `${times(4000, n => `a${n}: &a${n} x\nb${n}: *a${n}\n`)}title: A`,
    at('yaml-syntax', 'yaml-schema'),
  ],
  [
    'names of the prototype',
    () => `title: A\n${'__proto__: {a: 1}\nconstructor: {prototype: {a: 1}}\n'.repeat(3000)}`,
    at('yaml-syntax', 'yaml-schema'),
  ],
]

/** Refused: what is too much is named. */
const REFUSED: [name: string, text: () => string, expected: RegExp][] = [
  ['a word of a megabyte', () => 'a'.repeat(1_000_000), at('text-excess')],
  ['a word of 100,000 letters', () => 'a'.repeat(100_000), at('text-excess')],
  ['a line of a megabyte', () => 'word '.repeat(200_000), at('text-excess')],
  ['a table of 10,000 rows', () => table(10_000, 2), at('text-excess')],
  ['a table of 1,000 rows and 100 columns', () => table(1000, 100), at('text-excess')],
  ['a table of 2 rows and 8,000 columns', () => table(2, 8000), at('text-excess')],
  ['50,000 paragraphs', () => times(50_000, n => `Arch ${n} leans.\n\n`), at('text-excess')],
  ['20,000 equal headings', () => '## Arches\n\n'.repeat(20_000), at('text-excess')],
  [
    'lists in lists, 2,000 deep',
    () => times(2000, n => `${'  '.repeat(n)}- a\n`).slice(0, 1_900_000),
    at('nesting-depth', 'text-excess'),
  ],
  ['lists in lists on one line', () => '- '.repeat(9000), at('nesting-depth')],
  ['numbered lists in lists on one line', () => '1. '.repeat(6000), at('nesting-depth')],
  ['quotes in quotes', () => `${'> '.repeat(9000)}a`, at('nesting-depth')],
  [
    'quotes in quotes on many lines',
    () => times(400, n => `${'>'.repeat(n)} a\n`),
    at('nesting-depth', 'merge-conflict'),
  ],
  ['unclosed boxes', () => ':::box[T]\n\nText.\n\n'.repeat(3000), at('directive-form')],
  [
    'unclosed boxes with many colons',
    () => times(900, n => `${':'.repeat(903 - n)}box[T]\n\n`),
    at('directive-form', 'text-excess'),
  ],
  [
    'unclosed labels of boxes',
    () => ':::box['.repeat(2500),
    at('markdown-unsupported', 'directive-form', 'text-excess'),
  ],
  [
    'attributes in thousands',
    () => `:::box[T]{${times(2000, n => `a${n}=1 `)}}\n\nText.\n\n:::`,
    at('directive-attribute'),
  ],
  ['comments that nothing closes', () => '<!-- a\n\n'.repeat(4000), at('comment-unclosed', 'raw-html', 'text-excess')],
  ['openings of comments on one line', () => '<!--'.repeat(4900), at('comment-unclosed', 'raw-html', 'text-excess')],
  ['elements that nothing closes', () => '<b>'.repeat(1600), at('raw-html')],
  [
    '3,000 openings of citations with keys',
    () => '[@a '.repeat(3000),
    at('citation-[a-z]+', 'markdown-unsupported', 'reference-unknown'),
  ],
  [
    'a citation of 3,000 works',
    () => `[${times(3000, n => `@a${n}; `)}]`,
    at('citation-[a-z]+', 'reference-unknown', 'text-excess'),
  ],
  ['links to nothing', () => '[](#a) '.repeat(2800), at('cross-reference-unknown')],
  [
    'links in links',
    () => `${'['.repeat(2000)}a${'](b)'.repeat(700)}`,
    at('link-[a-z]+', 'markdown-unsupported', 'raw-html'),
  ],
  ['footnotes that are nowhere', () => times(2000, n => `[^n${n}] `), at('footnote-undefined')],
  ['an address of 100 kB', () => `<https://example.org/${'a'.repeat(100_000)}>`, at('text-excess')],
  ['anchors', () => '{#a} '.repeat(3900), at('braces-misplaced')],
  ['a directory that includes itself', () => '::include{src=01-arches.md}\n\n'.repeat(2000), at('include-[a-z]+')],
  [
    'a name of a figure that is too long',
    () => `:::figure{#fig-a src=${'x'.repeat(4900)}.svg alt="A"}\nA.\n:::`,
    at('image-missing'),
  ],
  ['a reference to a definition that is none', () => `${'[a][b] '.repeat(2800)}`, at('link-undefined')],
  ['stars around words', () => `Arches ${'**a '.repeat(4900)}lean.`, at('emphasis-unclosed')],
  ['underlines around words', () => `Arches ${'_a '.repeat(6000)}lean.`, at('emphasis-unclosed')],
  ['a star and two', () => `Arches ${'*a **b '.repeat(2700)}lean.`, at('emphasis-unclosed')],
  ['grave accents', () => `Arches ${times(90, n => `${'`'.repeat(n + 1)} a `)} lean.`, at('emphasis-unclosed')],
  ['2,000 definitions of terms', () => times(2000, n => `Arch ${n}\n: Leans.\n\n`), at('text-excess')],
  ['an equals sign under each line', () => 'Arches\n===\n\n'.repeat(3000), at('text-excess')],
  ['hyphens under each line', () => times(3000, n => `Arches ${n}\n---\n\n`), at('text-excess')],
  ['hyphens under each line of quotations', () => times(3000, n => `> Arches ${n}\n> ---\n\n`), at('text-excess')],
  ['a fence that nothing closes', () => `\`\`\`\n${'a\n'.repeat(9000)}`, at('code-unclosed')],
  [
    'notes on notes',
    () => `Arches lean.[^n0]\n\n${times(2000, n => `[^n${n}]: Note.[^n${n + 1}]\n\n`)}[^n2000]: Note.`,
    at('footnote-nested'),
  ],
  ['2,400 quotations', () => times(2400, n => `> Arch ${n}\n\nLeans.\n\n`), at('text-excess')],
  ['tildes', () => `Arches ${'~~a '.repeat(4900)}lean.`, at('emphasis-unclosed')],
]

/** Odd or large, and taken: as text, perhaps with warnings. */
const TAKEN: [name: string, text: () => string][] = [
  ['5,000 equal paragraphs', () => 'Arches lean on each other.\n\n'.repeat(4990)],
  ['5,000 paragraphs', () => times(4990, n => `Arch number ${n} leans on the next one.\n\n`)],
  ['4,900 headings', () => times(4900, n => `## Arch of ${n}\n\n`)],
  ['a table of 2,000 rows', () => table(2000, 4)],
  ['stars', () => `Arches ${'**'.repeat(2400)} lean.`],
  ['underlines', () => `Arches ${'_'.repeat(4900)} lean.`],
  ['comments', () => 'Arches lean.<!-- a -->\n\n'.repeat(4900)],
  ['comments on one line', () => `Arches ${'<!-- a -->'.repeat(1900)}lean.`],
  ['a comment of 9,000 lines', () => `<!--\n${'a\n'.repeat(9000)}-->\n\nArches lean.`],
  ['backslashes', () => `Arches ${'\\'.repeat(4900)} lean.`],
  ['ampersands', () => `Arches ${'&'.repeat(4900)} lean.`],
  ['signs by their numbers', () => `Arches ${'&#8203;'.repeat(700)} lean.`],
  ['soft hyphens', () => `Arches ${'a\u00ad'.repeat(2400)} lean.`],
  ['marks over a letter', () => `Arches a${'\u0301'.repeat(4900)} lean.`],
  ['signs of direction', () => `Arches ${'\u202e\u2066'.repeat(2000)} lean.`],
  ['blanks', () => `Arches${' '.repeat(19_000)}lean.`],
  ['blanks at the ends of lines', () => `Arches${' '.repeat(1900)}\n`.repeat(900)],
  ['tabs', () => `Arches${'\t'.repeat(19_000)}lean.`],
  ['hyphens', () => `Arches ${'-'.repeat(4900)} lean.`],
  ['hyphens between letters', () => `Arches ${'a-'.repeat(2400)} lean.`],
  ['quotation marks', () => `Arches ${'"'.repeat(4900)} lean.`],
  ['quotation marks around letters', () => `Arches ${'"a '.repeat(6000)}lean.`],
  ['apostrophes', () => `Arches ${"'a".repeat(2400)} lean.`],
  ['stops', () => `Arches ${'a.'.repeat(2400)} lean.`],
  ['capitals', () => `Arches ${'AB '.repeat(6000)}lean.`],
  ['numbers', () => `Arches ${'1,'.repeat(2400)} lean.`],
  ['numbers with spaces', () => `Arches ${'1 000 '.repeat(3000)}lean.`],
  ['at signs', () => `Arches ${'a@b.c '.repeat(3000)}lean.`],
  ['addresses', () => `Arches ${'https://example.org/a '.repeat(900)}lean.`],
  ['1,500 citations', () => times(1500, n => `Arch ${n} leans [@smith2020, p. ${n}].\n\n`)],
  [
    '2,000 footnotes',
    () => `${times(2000, n => `Arch ${n} leans.[^n${n}]\n\n`)}${times(2000, n => `[^n${n}]: Note ${n}.\n\n`)}`,
  ],
  ['list of 9,000 items', () => times(9000, n => `- Arch ${n}\n`)],
  ['1,600 boxes', () => times(1600, n => `:::box[Arch ${n}]\n\nLean.\n\n:::\n\n`)],
  ['900 definitions of terms', () => times(900, n => `Arch ${n}\n: Leans.\n\n`)],
  ['900 headings with a line under them', () => times(900, n => `Arches ${n}\n---\n\n`)],
  ['2,000 tables', () => times(2000, n => `| a${n} |\n|---|\n| b |\n\n`)],
  ['1,400 quotations', () => times(1400, n => `> Arch ${n}\n\nLeans.\n\n`)],
  ['1,400 notes', () => times(1400, n => `Leans.[^n${n}]\n\n[^n${n}]: Note.\n\n`)],
  ['fences', () => '```\na\n```\n\n'.repeat(2400)],
  ['less-than signs', () => '<'.repeat(4900)],
  ['3,000 openings of citations', () => '[@'.repeat(2400)],
  ['brackets', () => '['.repeat(4900)],
  ['brackets with words', () => '[a '.repeat(6000)],
  ['braces', () => '{'.repeat(4900)],
  ['double braces', () => '{{a '.repeat(4900)],
  ['pipes', () => `a ${'|'.repeat(4900)} b`],
  ['definitions in thousands', () => times(4900, n => `[a${n}]: b\n`)],
  ['dollars', () => '$a '.repeat(6000)],
  ['a paragraph of 9,000 lines', () => 'An arch leans on the next one, and so on.\n'.repeat(9000)],
  ['number signs', () => `Arches ${'# '.repeat(9000)}lean.`],
]

export const CHAPTERS: readonly Bomb[] = [
  ...FRONTS.map(
    ([name, text, expected]): Bomb => ({ name: `front matter: ${name}`, make: () => front(text()), expected }),
  ),
  ...REFUSED.map(([name, text, expected]): Bomb => ({ name: `chapter: ${name}`, make: () => body(text()), expected })),
  ...TAKEN.map(([name, text]): Bomb => ({ name: `chapter: ${name}`, make: () => body(text()), expected: undefined })),
]
