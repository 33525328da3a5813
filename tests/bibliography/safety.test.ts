import fc from 'fast-check'
import type { ElementContent } from 'hast'
import { VFile } from 'vfile'
import { expect, test } from 'vitest'
import { createCiter } from '../../scripts/bibliography/citer.ts'
import type { CslItem } from '../../scripts/bibliography/csl.ts'
import { loadLocale, loadStyle } from '../../scripts/bibliography/style.ts'
import { TOOLCHAIN_ROOT } from '../../scripts/ground/toolchain.ts'
import { cite, citerFor, item, LANGUAGES, notes, text } from './cite.ts'

const SEED = { seed: 20221215, numRuns: 60 }

/** Every element that formatted text may hold, with the attributes that it may have. */
const ALLOWED: Record<string, RegExp> = {
  i: /^$/,
  b: /^$/,
  sup: /^$/,
  sub: /^$/,
  span: /^(?:lang|className:(?:small-caps|upright))$/,
  a: /^href$/,
}

function inspect(content: readonly ElementContent[]): void {
  for (const node of content) {
    expect(['text', 'element']).toContain(node.type)
    if (node.type !== 'element') continue
    const attributes = Object.entries(node.properties).map(([name, value]) =>
      name === 'className' ? `className:${String(value)}` : name,
    )
    expect(attributes.join(' '), node.tagName).toMatch(ALLOWED[node.tagName] ?? /nothing/)
    if (node.tagName === 'a') expect(node.properties.href).toMatch(/^https?:\/\//)
    inspect(node.children)
  }
}

/** Letters, digits and signs: what must survive; quotation marks and spaces are the language's. */
const bare = (value: string) =>
  value
    .normalize('NFC')
    .replace(/[\p{P}\p{Z}\p{C}\p{S}]/gu, '')
    .toLowerCase()

const hostile = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"onmouseover="alert(1)',
  "'><svg/onload=alert(1)>",
  '</span></div><h1>x</h1>',
  '<i>a</b><span class="nocase">b',
  '<span data-item="work-0" data-variable="URL">javascript:alert(1)</span>',
  'a && b &lt; c &#60;script&#62;',
  '%%STRING%% \u0024{x} {{y}} $t(z) \\1 $& $1',
  '[CSL STYLE ERROR: reference with no printed form.]',
  'constructor __proto__ | toString',
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
]

test.each(hostile)('a title of %s is text', title => {
  const works = new Map<string, CslItem>([
    [
      'a',
      {
        id: 'a',
        type: 'book',
        title,
        author: [{ literal: title }],
        note: title,
        publisher: title,
        issued: { literal: title },
      },
    ],
  ])
  for (const style of ['policy-notes', 'policy-author-date']) {
    const { clusters, bibliography } = citer(style, works).format([
      {
        noteIndex: 1,
        citation: { narrative: false, items: [item('a 3', { prefix: title, suffix: title, locator: title })] },
      },
      { noteIndex: 2, citation: { narrative: true, items: [item('a')] } },
    ])
    for (const { citation, author } of clusters) inspect([...citation, ...author])
    for (const { content } of bibliography) inspect(content)
  }
})

test.each([
  'javascript:alert(1)',
  'data:text/html,x',
  'https://example.org/"onmouseover="x',
  "https://example.org/'><script>",
  'http://',
])('an address of %s makes no link but to the web', address => {
  const works = new Map<string, CslItem>([['a', { id: 'a', type: 'webpage', title: 'T', URL: address }]])
  const { bibliography } = citer('policy-notes', works).format([
    { noteIndex: 1, citation: { narrative: false, items: [item('a')] } },
  ])
  for (const { content } of bibliography) inspect(content)
})

test('any title, name, locator, prefix and suffix comes out as text, and all of it', () => {
  const words = fc
    .string({ unit: fc.constantFrom(...'ab É1<>/&"\'{}[]()|#:;,.-–“«$%\\=ibsup'), minLength: 1, maxLength: 24 })
    .filter(value => bare(value) !== '')
  fc.assert(
    fc.property(words, words, words, words, words, (title, name, prefix, suffix, locator) => {
      const works = new Map<string, CslItem>([
        [
          'a',
          {
            id: 'a',
            type: 'book',
            title: title.replace(/<(?=\/?(?:i|b|sc|su[pb]|span)\b)/gi, '<\u2060'),
            author: [{ literal: name }],
          },
        ],
      ])
      const { clusters, bibliography } = citer('policy-notes', works).format([
        {
          noteIndex: 1,
          citation: { narrative: false, items: [item('a', { prefix, suffix, locator, label: 'page' })] },
        },
      ])
      const [cluster] = clusters
      inspect(cluster?.citation ?? [])
      inspect(bibliography[0]?.content ?? [])
      const printed = bare(text(cluster?.citation ?? []))
      for (const value of [title, name, prefix, suffix, locator]) expect(printed).toContain(bare(value))
    }),
    SEED,
  )
})

test('any sequence of citations is formatted without a crash, and every work that it names is listed once', () => {
  const bibtex = ['a', 'b', 'c', 'constructor', '__proto__', '12']
    .map(key => `@book{${key}, author={Doe, Jo}, title={On ${key}}, date={2000}}`)
    .join('\n')
  const citers = ['policy-notes', 'policy-author-date'].map(style => citerFor(style, 'es', bibtex))
  const key = fc.constantFrom('a', 'b', 'c', 'constructor', '__proto__', '12', 'unknown')
  const cluster = fc.record({
    noteIndex: fc.nat(6),
    items: fc.array(
      fc.tuple(key, fc.constantFrom('', ' 3', ' 4-5', ' chapter:2', ' annexe:x')).map(parts => parts.join('')),
      { minLength: 1, maxLength: 3 },
    ),
    narrative: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(cluster, { maxLength: 8 }), clusters => {
      for (const one of citers) {
        const { entries, citations } = cite(one, clusters)
        const known = clusters.map(({ items }) =>
          items.map(written => written.split(' ')[0]).filter(name => name !== 'unknown'),
        )
        expect(entries.map(entry => entry.key).sort()).toEqual([...new Set(known.flat())].sort())
        citations.forEach((citation, index) => {
          expect(citation === '').toBe(known[index]?.length === 0)
          expect(citation).not.toMatch(/undefined|NO_PRINTED_FORM|CSL STYLE ERROR/)
        })
      }
    }),
    SEED,
  )
})

test('a locator of a kind that CSL does not know is printed as it was written', () => {
  const { citations } = cite(
    citerFor('policy-notes', 'en', '@book{a, author={Doe, Jo}, title={T}, date={2000}}'),
    notes('a annexe:B', 'a appendix:2'),
  )
  expect(citations).toEqual(['Jo Doe, T, 2000, annexe B.', 'Ibid., app. 2.'])
})

function citer(styleName: string, items: ReadonlyMap<string, CslItem>) {
  const request = { roots: [TOOLCHAIN_ROOT], file: new VFile() }
  const { style } = loadStyle(styleName, request)
  const { xml } = loadLocale('en-GB', request)
  const made =
    style && xml !== undefined ? createCiter({ style, language: LANGUAGES.en, locale: xml, items }) : undefined
  if (!made) throw new Error('no style')
  return made
}
