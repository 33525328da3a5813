import type { Contents } from '../../support/publication.ts'
import { SETTINGS } from '../../support/settings.ts'
import { type Bomb, times } from './bomb.ts'

const at = (file: string, ...rules: string[]): RegExp =>
  new RegExp(`^${file.replaceAll('.', '\\.')}:\\d+:\\d+ {2}(?:error|warning) {2}.* {2}(?:${rules.join('|')})$`, 'm')

type Line = [name: string, make: () => string, expected: RegExp | undefined]
const of = (area: string, file: string, lines: readonly Line[], more: Contents = {}): Bomb[] =>
  lines.map(([name, make, expected]) => ({
    name: `${area}: ${name}`,
    make: () => ({ ...more, [file]: make() }),
    expected,
  }))

const WORDS = 'locales/es/interface.json'
const words = at(
  WORDS,
  'json-syntax',
  'parity-template',
  'interface-missing',
  'json-duplicate',
  'text-excess',
  'locale-field',
)
const word = (text: string): string =>
  JSON.stringify({ 'note-title': text, 'page-label': text, accessibility: { title: text, contact: text } })

const INTERFACE: Line[] = [
  ['1,000 openings of three braces', () => word('{{{'.repeat(1000)), words],
  ['100,000 openings of braces', () => word('{{'.repeat(100_000)), words],
  ['openings of braces with words', () => word('{{a '.repeat(50_000)), words],
  ['braces with blanks', () => word(`{{${' '.repeat(100_000)}`), words],
  ['braces with hyphens', () => word('{{-'.repeat(50_000)), words],
  ['closed braces', () => word('{{body}}'.repeat(20_000)), words],
  ['words that nest themselves', () => word('$t(accessibility.contact)'), words],
  [
    'words that nest one another',
    () =>
      JSON.stringify({
        accessibility: {
          title: '$t(accessibility.contact) $t(accessibility.contact)',
          contact: '$t(accessibility.title) $t(accessibility.title)',
        },
      }),
    words,
  ],
  [
    'words that double themselves',
    () =>
      JSON.stringify({
        accessibility: { contact: '$t(x0)' },
        ...Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`x${n}`, `$t(x${n + 1}) $t(x${n + 1})`])),
      }),
    words,
  ],
  ['openings of nested words', () => word('$t('.repeat(50_000)), words],
  ['nested words with options', () => word('$t(a, {"b": '.repeat(10_000)), words],
  ['a word of a megabyte', () => word('a'.repeat(1_000_000)), words],
  ['a text of a megabyte', () => word('word '.repeat(200_000)), words],
  ['blanks', () => word(`a${' '.repeat(1_000_000)}b`), words],
  [
    'keys in tens of thousands',
    () => JSON.stringify(Object.fromEntries(Array.from({ length: 50_000 }, (_, n) => [`k${n}`, 'x']))),
    words,
  ],
  ['words in words', () => `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`, words],
  ['lists in lists', () => '['.repeat(500_000), words],
  [
    'words of the prototype',
    () =>
      '{"__proto__": {"a": "b"}, "constructor": {"prototype": {"polluted": "x"}}, "accessibility": {"__proto__": {"title": "x"}}}',
    words,
  ],
  ['the same key', () => `{${'"a": "b", '.repeat(50_000)}"a": "b"}`, words],
  ['quotes', () => `{"a": "${'\\"'.repeat(500_000)}"}`, words],
]

const LOCALE = 'locales/es/01-arches.json'
const locale = at(LOCALE, '[a-z-]+')
const entry = (source: string, target: string): string =>
  JSON.stringify({ 'p-aaaaa': { kind: 'text', source, target } })
const TRANSLATIONS: Line[] = [
  [
    'a target of 100,000 spaces',
    () => entry('Arches carry by leaning [@smith2020, p. 3].', `Arcos${' '.repeat(100_000)}[@smith2020, p. 3].`),
    locale,
  ],
  [
    'a target of one word of 100,000 letters',
    () => entry('Arches carry by leaning [@smith2020, p. 3].', 'a'.repeat(100_000)),
    locale,
  ],
  [
    'a target of a megabyte',
    () => entry('Arches carry by leaning [@smith2020, p. 3].', 'palabra '.repeat(120_000)),
    locale,
  ],
  ['a target of citations', () => entry('Arches carry by leaning [@smith2020, p. 3].', '[@'.repeat(9000)), locale],
  ['a target of stars', () => entry('Arches carry by leaning [@smith2020, p. 3].', '**a '.repeat(4900)), locale],
  ['a target of brackets', () => entry('Arches carry by leaning [@smith2020, p. 3].', '['.repeat(9000)), locale],
  ['a target of stops', () => entry('Arches carry by leaning [@smith2020, p. 3].', `a${'.”'.repeat(9000)} b`), locale],
  ['a target of numbers', () => entry('Arches carry by leaning [@smith2020, p. 3].', '1 '.repeat(9000)), locale],
  [
    'a target of quotation marks',
    () => entry('Arches carry by leaning [@smith2020, p. 3].', '"'.repeat(19_000)),
    locale,
  ],
  ['a target of hyphens', () => entry('Arches carry by leaning [@smith2020, p. 3].', ' - '.repeat(6000)), locale],
  ['a target of lines', () => entry('Arches carry by leaning [@smith2020, p. 3].', 'a\n\n'.repeat(50_000)), locale],
  [
    'entries in tens of thousands',
    () =>
      JSON.stringify(
        Object.fromEntries(
          Array.from({ length: 30_000 }, (_, n) => [
            `p-${n.toString(36).padStart(5, 'a')}`,
            { kind: 'text', source: `Stone ${n}`, target: `Piedra ${n}` },
          ]),
        ),
      ),
    locale,
  ],
  ['entries that nest', () => `{"a": ${'{"a":'.repeat(100_000)}`, locale],
  ['a text that nothing closes', () => `{"a": "${'x'.repeat(1_000_000)}`, locale],
]

const CHAPTER_OF_TERMS: Contents = {
  'content/01-arches.md': `---\ntitle: Arches\nid: sec-arches\n---\n\n${times(400, n => `The stone ${n} of an arch leans on the stone ${n + 1} [@smith2020].\n\n`)}`,
}
const TERMS: Line[] = [
  ['20,000 terms', () => times(20_000, n => `stone ${n}: { es: piedra ${n} }\n`), undefined],
  ['a term of 20,000 forms', () => `stone: { es: "${'piedra | '.repeat(20_000)}piedra" }\n`, undefined],
  [
    'a term of a megabyte',
    () => `"${'stone '.repeat(150_000)}": { es: piedra }\n`,
    at('locales/terms.yaml', 'yaml-syntax'),
  ],
  ['terms of one letter', () => times(26, n => `${String.fromCharCode(97 + n)}: { es: x }\n`), undefined],
  [
    'terms of signs that expressions take for their own',
    () => times(2000, n => `"(a+)+$ ${n} [*": { es: "(a*)*|\\\\1" }\n`),
    at('locales/terms.yaml', '[a-z-]+'),
  ],
  ['terms without languages', () => times(20_000, n => `stone ${n}: {}\n`), undefined],
  [
    'languages that are none',
    () => times(5000, n => `stone ${n}: { xx: y }\n`),
    at('locales/terms.yaml', 'yaml-schema'),
  ],
]

const ACRONYMS: Line[] = [
  [
    '20,000 acronyms',
    () => times(20_000, n => `a${n}: { short: A${n}, long: Arch number ${n} }\n`),
    at('content/acronyms.yaml', '[a-z-]+'),
  ],
  [
    'an acronym of 100,000 letters',
    () => `a: { short: ${'A'.repeat(100_000)}, long: x }\n`,
    at('content/acronyms.yaml', '[a-z-]+'),
  ],
  [
    'acronyms of 30,000 letters, very many',
    () => times(30, n => `a${n}: { short: ${'A'.repeat(30_000)}${n}, long: x }\n`),
    at('content/acronyms.yaml', '[a-z-]+'),
  ],
  [
    'an acronym that stands for a megabyte',
    () => `a: { short: AR, long: "${'word '.repeat(200_000)}" }\n`,
    at('content/acronyms.yaml', '[a-z-]+'),
  ],
  [
    'an acronym of signs of expressions',
    () => `a: { short: "(A+)+$", long: x }\nb: { short: "[", long: x }\nc: { short: "\\\\", long: x }\n`,
    at('content/acronyms.yaml', '[a-z-]+'),
  ],
  [
    'acronyms that begin one another',
    () => times(500, n => `a${n}: { short: ${'A'.repeat(n + 2)}, long: x }\n`),
    at('content/acronyms.yaml', '[a-z-]+'),
  ],
]

const settings = at('content/publication.yaml', '[a-z-]+')
const PUBLICATION: Line[] = [
  ['a language tag with a private part', () => SETTINGS.replace('tag: es,', 'tag: en-x-evil,'), undefined],
  ['a language id that is none', () => SETTINGS.replace('id: es,', 'id: "../es",'), settings],
  ['a language tag of a megabyte', () => SETTINGS.replace('tag: es,', `tag: ${'a-'.repeat(500_000)}b,`), settings],
  [
    '5,000 languages',
    () => SETTINGS.replace('languages:\n', `languages:\n${times(5000, n => `  - { id: l${n}, tag: es }\n`)}`),
    settings,
  ],
  [
    '2,000 editions',
    () =>
      `${SETTINGS.replace('actors:', `${times(2000, n => `  - { id: e${n}, title: T, chapters: [01-arches] }\n`)}actors:`)}`,
    undefined,
  ],
  [
    'the same chapter 5,000 times',
    () => SETTINGS.replace('[01-arches, 02-cables]', `[${'01-arches, '.repeat(5000)}02-cables]`),
    settings,
  ],
  [
    '5,000 chapters that are missing',
    () => SETTINGS.replace('[01-arches, 02-cables]', `[${times(5000, n => `c${n}, `)}02-cables]`),
    settings,
  ],
  ['a chapter whose path is a megabyte', () => SETTINGS.replace('01-arches', 'a/'.repeat(400_000)), settings],
  ['a title of a megabyte', () => SETTINGS.replace('On bridges', 'word '.repeat(200_000)), settings],
  ['20,000 actors', () => `${SETTINGS}${times(20_000, n => `  a${n}: A\n`)}`, settings],
  ['20,000 keys', () => `${SETTINGS}${times(20_000, n => `k${n}: A\n`)}`, settings],
  [
    'programmes in thousands',
    () => `${SETTINGS}checks: { uncited-claims: true, programmes: [${times(20_000, n => `"(a+)+ ${n}", `)}x] }\n`,
    undefined,
  ],
  [
    'a programme of signs of expressions',
    () =>
      `${SETTINGS}checks: { uncited-claims: true, programmes: ["(a*)*$", "[", "\\\\"], names: ["(", "2030 ("], capitals: ["["] }\n`,
    undefined,
  ],
  [
    'silences in thousands',
    () => `${SETTINGS}checks: { silenced: [${times(5000, n => `{ rule: space-double, reason: r${n} }, `)}] }\n`,
    undefined,
  ],
  ['a mail address of at signs', () => `${SETTINGS}contact: "${'a@'.repeat(100_000)}"\n`, settings],
  ['an address of slashes', () => `${SETTINGS}site: "https://example.org/${'/'.repeat(100_000)}"\n`, undefined],
  [
    'aliases of aliases',
    () => `a0: &a0 x\n${times(40, n => `a${n + 1}: &a${n + 1} [*a${n}, *a${n}]\n`)}${SETTINGS}`,
    settings,
  ],
  [
    'names of the prototype',
    () => `${SETTINGS}  __proto__: x\n  constructor: y\n__proto__: { polluted: true }\n`,
    settings,
  ],
]

const csl = (inner: string, layout: string): string => `<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0">
  <info><title>S</title><id>s</id><updated>2020-01-01T00:00:00+00:00</updated></info>
  ${inner}
  <citation><layout>${layout}</layout></citation>
</style>
`
const style = at('templates/csl/evil.csl', 'style-invalid')
const CSL: Line[] = [
  [
    'macros that double themselves',
    () =>
      csl(
        `<macro name="a0"><text variable="title"/></macro>${times(30, n => `<macro name="a${n + 1}"><text macro="a${n}"/><text macro="a${n}"/></macro>`)}`,
        '<text macro="a30"/>',
      ),
    style,
  ],
  [
    'macros in a chain',
    () =>
      csl(
        `<macro name="a0"><text variable="title"/></macro>${times(5000, n => `<macro name="a${n + 1}"><text macro="a${n}"/></macro>`)}`,
        '<text macro="a5000"/>',
      ),
    style,
  ],
  ['a macro that calls itself', () => csl('<macro name="a"><text macro="a"/></macro>', '<text macro="a"/>'), style],
  [
    'macros in tens of thousands',
    () =>
      csl(
        times(20_000, n => `<macro name="a${n}"><text variable="title"/></macro>`),
        '<text macro="a0"/>',
      ),
    undefined,
  ],
  [
    'groups in groups',
    () => csl('', `${'<group>'.repeat(5000)}<text variable="title"/>${'</group>'.repeat(5000)}`),
    style,
  ],
  ['50,000 texts', () => csl('', '<text variable="title"/>'.repeat(50_000)), style],
  [
    'choices in choices',
    () => csl('', `${'<choose><if type="book">'.repeat(90)}<text variable="title"/>${'</if></choose>'.repeat(90)}`),
    undefined,
  ],
  ['a prefix of a megabyte', () => csl('', `<text variable="title" prefix="${'a'.repeat(1_000_000)}"/>`), undefined],
  [
    'substitutes in substitutes',
    () =>
      csl(
        '',
        `${'<names variable="author"><substitute>'.repeat(2000)}<text variable="title"/>${'</substitute></names>'.repeat(2000)}`,
      ),
    style,
  ],
  [
    'entities of entities',
    () =>
      `<!DOCTYPE style [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "${'&a;'.repeat(1000)}">]>${csl('', '<text value="&b;"/>')}`,
    style,
  ],
  ['blanks', () => csl(' '.repeat(1_500_000), '<text variable="title"/>'), undefined],
  [
    'terms in tens of thousands',
    () =>
      csl(
        `<locale>${`<terms>${times(20_000, n => `<term name="t${n}">x</term>`)}</terms>`}</locale>`,
        '<text variable="title"/>',
      ),
    undefined,
  ],
]

const page = (inner: string): string =>
  `<!doctype html><html><head><meta charset="utf-8"><template data-slot="head"></template></head><body><h1 id="title"><template data-slot="title"></template></h1>${inner}<main id="main"><template data-slot="contents"></template><template data-slot="chapters"></template><template data-slot="notes"></template></main><template data-slot="imprint"></template></body></html>`
const template = at('templates/evil.html', 'template-[a-z]+', 'text-excess')
const TEMPLATES: Line[] = [
  ['elements in elements', () => page('<div>'.repeat(100_000)), template],
  ['formatting that nothing closes', () => page('<b><i>'.repeat(20_000)), template],
  ['formatting with attributes that nothing closes', () => page(times(20_000, n => `<b id=a${n}><p>`)), template],
  ['tables in tables', () => page('<table><tr><td>'.repeat(20_000)), template],
  ['slots in thousands', () => page('<template data-slot="title"></template>'.repeat(20_000)), template],
  ['templates in templates', () => page('<template>'.repeat(20_000)), template],
  ['attributes in tens of thousands', () => page(`<p ${times(50_000, n => `a${n}="" `)}></p>`), undefined],
  ['a word of a megabyte', () => page('a'.repeat(1_000_000)), undefined],
]

/** A chapter with a chart whose data are these. */
const CHART = {
  'content/01-arches.md':
    '---\ntitle: Arches\nid: sec-arches\n---\n\nArches lean [@smith2020], as [](#fig-c) shows.\n\n:::figure{#fig-c src=c.vl.json alt="A"}\nArches.\n:::\n',
} satisfies Contents
const JSONS: Line[] = [
  [
    'a text of a megabyte',
    () => JSON.stringify({ data: { values: [{ a: 'x', b: 1 }] }, title: 'x'.repeat(1_000_000), mark: 'bar' }),
    at('content/c.vl.json', '[a-z-]+'),
  ],
  ['backslashes', () => `{"title": "${'\\\\'.repeat(500_000)}"}`, at('content/c.vl.json', '[a-z-]+')],
  ['numbers', () => `{"title": ${'1'.repeat(1_000_000)}}`, at('content/c.vl.json', '[a-z-]+')],
]

const DICTIONARY: Line[] = [
  ['100,000 words', () => `en: [${times(100_000, n => `word${n}, `)}x]\n`, undefined],
  ['a word of a megabyte', () => `en: [${'a'.repeat(1_000_000)}]\n`, undefined],
]

const VERSIONS: Line[] = [
  [
    '5,000 versions',
    () =>
      times(
        5000,
        n =>
          `- version: "0.${n}"\n  date: 2022-06-01\n  status: draft\n  files:\n    - { edition: paper, language: en, src: a.pdf }\n`,
      ),
    at('content/versions.yaml', '[a-z-]+'),
  ],
  [
    'a path of a megabyte',
    () =>
      `- version: "0.9"\n  date: 2022-06-01\n  status: draft\n  files:\n    - { edition: paper, language: en, src: ${'a-'.repeat(500_000)}.pdf }\n`,
    at('content/versions.yaml', '[a-z-]+'),
  ],
]

export const LISTS: readonly Bomb[] = [
  ...of('interface words', WORDS, INTERFACE),
  ...of('locale file', LOCALE, TRANSLATIONS),
  ...of('terms', 'locales/terms.yaml', TERMS, CHAPTER_OF_TERMS),
  ...of('acronyms', 'content/acronyms.yaml', ACRONYMS, CHAPTER_OF_TERMS),
  ...of('settings', 'content/publication.yaml', PUBLICATION),
  ...of('citation style', 'templates/csl/evil.csl', CSL, {
    'content/publication.yaml': SETTINGS.replace('    title: Paper\n', '    title: Paper\n    style: evil\n'),
  }).map((bomb): Bomb => ({ ...bomb, run: ['build', '--language', 'en', '--format', 'html'] })),
  ...of('template', 'templates/evil.html', TEMPLATES, {
    'content/publication.yaml': SETTINGS.replace('    title: Paper\n', '    title: Paper\n    template: evil\n'),
  }),
  ...of('JSON', 'content/c.vl.json', JSONS, CHART),
  ...of('dictionary', 'content/words.yaml', DICTIONARY, {
    'content/publication.yaml': `${SETTINGS}checks: { spelling: true }\n`,
  }),
  ...of('versions', 'content/versions.yaml', VERSIONS),
]
