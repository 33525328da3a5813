import { VFile } from 'vfile'
import { expect, it } from 'vitest'
import { parseSource } from '../../scripts/markdown/parse.ts'

function problemsIn(body: string): string[] {
  const file = new VFile({ path: 'content/a.md', value: body.includes('# Title') ? body : `# Title\n\n${body}` })
  parseSource(file, { name: 'a', slug: 'a', actors: new Set() })
  return file.messages.map(({ line, column, ruleId }) => `${line}:${column} ${ruleId}`)
}

it.each([
  ['## Revenue {#1-revenue}', ['3:12 braces-misplaced']],
  ['## Revenue {#own revenue}', ['3:12 braces-misplaced']],
  ['A paragraph. {#sec-a}', ['3:14 braces-misplaced']],
  ['See [](#sec-a) {page}.', ['3:16 braces-misplaced']],
  ['Text ::include{src=b.md} goes on', ['3:6 directive-form']],
  ['A note[^one two].', ['3:7 footnote-undefined']],
  ['A note^[without an end.', ['3:7 footnote-undefined']],
  ['##\n\nText.', ['3:1 heading-empty']],
  ['## {#sec-a}\n\nText.', ['3:1 heading-empty']],
  [':::box{#box-a\nText.', ['3:1 directive-form']],
  ['Text.\n\n:::', ['5:1 directive-form']],
  [':::box[Title]\nText.\n\n## Next', ['3:1 directive-form']],
  ['> :::box[Title]\n> Text.\n\nNext', ['3:3 directive-form']],
  [':::box[Title]\n# One\n:::', ['4:1 chapter-title']],
  ['> # One', ['3:3 chapter-title']],
  ['# Title\n\n# Another', ['3:1 chapter-title']],
  ['## Section\n\n# Title', ['1:1 chapter-title']],
])('reports what would be printed as typed, or swallow what follows: %j', (body, problems) => {
  expect(problemsIn(body)).toEqual(problems)
})

it.each([
  ['quotations', `${'> '.repeat(4000)}text`],
  ['lists', Array.from({ length: 300 }, (_, depth) => `${'  '.repeat(depth)}- text`).join('\n')],
])('cuts off %s that are nested too deeply', (_name, body) => {
  const problems = problemsIn(body)
  expect(problems).toHaveLength(1)
  expect(problems[0]).toMatch(/nesting-depth$/)
})

it.each([
  '## Revenue {#sec-revenue}',
  'See [](#sec-a){page}.',
  'Escaped \\{#a} and `{#b}` and `{page}`.',
  'At 10:30, note:this, std::box{0}, ::: and a::b.',
  '::::box[Outer]\n:::box[Inner]\nText.\n:::\n::::',
  '> :::box[Title]\n> Text.\n> :::',
  '- :::box[Title]\n  Text.\n  :::',
  ':::box[Title]\n:::',
])('leaves the rest alone: %j', body => {
  expect(problemsIn(body)).toEqual([])
})
