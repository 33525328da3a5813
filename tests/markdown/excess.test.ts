import { VFile } from 'vfile'
import { expect, it } from 'vitest'
import { parseSource } from '../../scripts/markdown/parse.ts'

/** What is told of a chapter with this text, by place. */
function told(body: string): string[] {
  const file = new VFile({ path: 'content/a.md', value: `---\ntitle: Arches\n---\n\n${body}` })
  parseSource(file, { name: 'a', slug: 'a', actors: new Set() })
  return file.messages.map(({ line, column, ruleId, reason }) => `${line}:${column} ${ruleId} ${reason}`)
}

it.each([
  ['lines', '\n\n\n\nArches lean.\n'.repeat(2100), /^10001:1 text-excess The chapter has more than 10,000 lines/],
  ['cells', `| a | b |\n|---|---|\n${'| x | y |\n'.repeat(9000)}`, /^66\d\d:\d+ text-excess .* 20,000 table cells/],
  ['characters in a line', `An arch.\n\n${'a b '.repeat(20_000)}\n`, /^7:1 text-excess A line of more than 20,000/],
  ['letters in a word', `An arch.\n\nAn ${'a'.repeat(6000)} arch.\n`, /^7:4 text-excess A word of more than 5,000/],
  [
    'headings with a line under them',
    `${'Arches\n---\n\n'.repeat(1100)}`,
    /^3003:1 text-excess .* more than 1,000 headings with a line under them/,
  ],
  [
    'quotations with other text between them',
    `${'> Arch\n\nLeans.\n\n'.repeat(1600)}`,
    /^6005:1 text-excess .* more than 1,500 lists, quotations and notes/,
  ],
  ['spaces before a list', `- a\n${' '.repeat(900)}- b\n`, /^6:1 nesting-depth A line is indented by more than 500/],
  [
    'lists in a line',
    `An arch.\n\n${'1. '.repeat(6000)}a\n`,
    /^7:602 nesting-depth A line begins with more than 200 marks/,
  ],
  [
    'quotations in a line',
    `An arch.\n\n${'>'.repeat(4000)} a\n`,
    /^7:201 nesting-depth A line begins with more than 200 marks/,
  ],
])('too many %s are one error, at the place, and the rest is not read', (_, body, expected) => {
  expect(told(body)).toEqual([expect.stringMatching(expected)])
})

it('leaves alone what the longest chapters have', () => {
  const table = `| a | b |\n|---|---|\n${'| x | y |\n'.repeat(300)}`
  const address = `<https://example.org/${'a'.repeat(2000)}>`
  expect(
    told(`${'Arches lean on each other.\n\n'.repeat(900)}${table}\n\n${address}\n\n${'> '.repeat(40)}Text.`),
  ).toEqual([])
})

it('and lists of thousands of items', () => {
  expect(told(`Leans.\n\n${'- Arch\n\n  leans.\n'.repeat(1600)}`)).toEqual([])
})

it('reads no more than a hundred blocks that none closes', () => {
  const messages = told(':::box[T]\n\nText.\n\n'.repeat(3000))
  expect(messages.length).toBeLessThan(250)
  expect(messages).toContainEqual(expect.stringMatching(/^5:1 directive-form `box` has no end/))
})
