import { expect, it } from 'vitest'
import { runPipeline } from '../../scripts/build/pipeline.ts'
import { silent } from '../../scripts/ground/progress.ts'
import { createPublication, SETTINGS } from '../support/publication.ts'

/** In one language: what translations lack is no part of this. */
const ONE_LANGUAGE = SETTINGS.replace(/ {2}- \{ id: (?:es|pt),.*\n/g, '')
const HEAD = '---\ntitle: Cables\nid: sec-cables\n---\n\n'
const REST = '\n\n## Towers {#sec-towers}\n\nThey stand [@ruiz2019], see [](#sec-towers).\n'

it.each([
  ['a mistyped key', `---\ntitle: Cables\nshrot: C\nid: sec-cables\n---${REST}`, '3:1 yaml-schema'],
  ['a quotation mark that nothing closes', `---\ntitle: "Cables\nid: sec-cables\n---${REST}`, '2:8 yaml-syntax'],
  ['a box that nothing closes', `${HEAD}:::box{#box-a}[Title]\nText.${REST}`, '6:1 directive-form'],
  ['a box that two colons are to close', `${HEAD}:::box{#box-a}[Title]\nText.\n::${REST}`, '8:1 directive-form'],
  ['a box with a space', `${HEAD}::: box{#box-a}[Title]\nText, see [](#box-a).\n:::${REST}`, '6:1 directive-form'],
  ['code that nothing closes', `${HEAD}\`\`\`\ncode${REST}`, '6:1 code-unclosed'],
  [
    'two versions that git left',
    `${HEAD}<<<<<<< HEAD\nCables pull.\n=======\nCables hang.\n>>>>>>> branch${REST}`,
    '6:1 merge-conflict',
  ],
])('%s is told once, at its own place, and nothing that follows from it is', async (_, text, expected) => {
  const root = createPublication({
    'content/publication.yaml': ONE_LANGUAGE,
    'content/01-arches.md': '---\ntitle: Arches\n---\n\nThey lean [@smith2020].\n',
    'content/02-cables.md': text,
  })
  const { messages } = await runPipeline({ root, formats: [], progress: silent })
  const first = messages.map(({ file, line, column, rule }) => `${file}:${line}:${column} ${rule}`)
  expect(first).toEqual([`content/02-cables.md:${expected}`])
})

it.each([
  [
    'a picture on the web',
    '![x](https://example.org/a.png)',
    /^6:1 image-missing `https:\/\/example.org\/a.png` is on the web/,
  ],
  [
    'a note with a space in its id',
    'They pull [^my note] well.',
    /^6:11 footnote-undefined The id of a footnote cannot hold a space/,
  ],
  ['text behind a comment', '<!-- TODO --> They pull.', /^6:15 raw-html Text behind a comment is left out/],
  [
    'a link to a heading by its words',
    'See [that](#towers).',
    /^6:5 cross-reference-unknown No anchor `#towers`.*did you mean `sec-towers`\?$/,
  ],
  [
    'a link to a long heading',
    'See [that](#of-iron).',
    /^6:5 cross-reference-unknown No anchor `#of-iron`.*did you mean `sec-iron`\?$/,
  ],
  ['what is still to be written', 'They pull. TODO: how.', /^6:12 placeholder `TODO` would be published/],
  ['a note that points back', 'They pull (ibid., p. 3).', /^6:12 citation-typed `ibid\.` is worked out/],
  ['a quotation that nothing closes', 'They say "pull and "hang".', /^6:10 quote-open /],
])('%s: the message says the cause, in one line', async (_, text, expected) => {
  const root = createPublication({
    'content/publication.yaml': ONE_LANGUAGE,
    'content/01-arches.md': '---\ntitle: Arches\n---\n\nThey lean [@smith2020].\n',
    'content/02-cables.md': `${HEAD}${text}${REST}\n## Cables of iron {#sec-iron}\n\nThey pull.\n`,
  })
  const { messages } = await runPipeline({ root, formats: [], progress: silent })
  expect(messages.map(({ line, column, rule, text: reason }) => `${line}:${column} ${rule} ${reason}`)).toEqual([
    expect.stringMatching(expected),
  ])
  expect(messages[0]?.text).not.toContain('\n')
})

it.each([
  [
    'in a title',
    '@book{ruiz2019,\n  author = {Ruiz, Eva},\n  title = {Cables {of iron},\n  publisher = {Span},\n  location = {Leeds},\n  date = {2019}\n}\n',
  ],
  [
    'at the end of an entry',
    '@book{ruiz2019,\n  author = {Ruiz, Eva},\n  title = {Cables},\n  publisher = {Span},\n  location = {Leeds},\n  date = {2019}\n',
  ],
])('a brace in the bibliography that nothing closes, %s, is told once, and costs no other entry', async (_, faulty) => {
  const other = (key: string) =>
    `@book{${key}, author = {Smith, Ann}, title = {Arches}, publisher = {Span}, location = {Leeds}, date = {2020}}\n`
  const root = createPublication({
    'content/publication.yaml': ONE_LANGUAGE,
    'references.bib': other('smith2020') + faulty + other('last2021'),
    'content/01-arches.md': '---\ntitle: Arches\n---\n\nThey lean [@smith2020; @last2021].\n',
    'content/02-cables.md': `${HEAD}They pull.${REST}`,
  })
  const { messages } = await runPipeline({ root, formats: [], progress: silent })
  expect(messages.map(({ file, rule }) => `${file} ${rule}`)).toEqual(['references.bib reference-unbalanced'])
  expect(messages[0]?.line).toBe(2)
})
