import fc from 'fast-check'
import { VFile } from 'vfile'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { flag, readYaml } from '../../scripts/ground/yaml.ts'

const schema = z.strictObject({
  title: z.string().min(1),
  contents: flag.default(true),
  status: z.enum(['draft', 'final']).optional(),
  editions: z.array(z.strictObject({ id: z.string(), chapters: z.array(z.string()).optional() })).default([]),
  words: z.record(z.string(), z.strictObject({ long: z.string() })).default({}),
})

function read(text: string): { value: unknown; messages: string[]; file: VFile } {
  const file = new VFile({ path: 'x.yaml', value: text })
  const value = readYaml(file, schema)?.value
  const messages = file.messages.map(({ line, column, ruleId, reason }) => `${line}:${column} ${ruleId} ${reason}`)
  return { value, messages, file }
}

describe('readYaml', () => {
  it('leaves words as they are written: 0.10 is no number, no is no falsehood', () => {
    expect(read('title: 0.10\nwords: { no: { long: 2022-12-15 } }').value).toMatchObject({
      title: '0.10',
      words: { no: { long: '2022-12-15' } },
    })
    expect(read('title: x\ncontents: false').value).toMatchObject({ contents: false })
  })

  it.each([
    ['an unknown key', 'title: x\ntitel: y', '2:1 yaml-schema No key is called `titel`; did you mean `title`?'],
    [
      'an unknown key deep inside',
      'title: x\neditions:\n  - id: a\n    chapter: [b]',
      '4:5 yaml-schema No key is called `chapter` in `editions.0`; did you mean `chapters`?',
    ],
    [
      'a control character by its name',
      'title: "x\\e[31m"',
      '1:8 yaml-syntax The control character U+001B is no text: delete it',
    ],
    [
      'an unknown key in a record',
      'title: x\nwords:\n  SDG: { lang: y, long: z }',
      '3:10 yaml-schema No key is called `lang` in `words.SDG`; did you mean `long`?',
    ],
    ['a missing value', 'contents: true', '1:1 yaml-schema Missing `title`'],
    ['an empty file', '', '1:1 yaml-schema Missing `title`'],
    ['a file of comments', '# nothing\n', '1:1 yaml-schema Missing `title`'],
    [
      'a wrong value',
      'title: x\nstatus: daft',
      '2:9 yaml-schema `status` cannot be `daft`: write `draft` or `final`; did you mean `draft`?',
    ],
    ['no truth value', 'title: x\ncontents: yes', '2:11 yaml-schema `contents` cannot be `yes`: write `true`'],
    ['a list for a text', 'title: [x]', '1:8 yaml-schema `title` cannot be a list: write a text'],
    ['a text for a list', 'title: x\neditions: y', '2:11 yaml-schema `editions` cannot be `y`: write a list'],
    ['a text for all', 'just words', '1:1 yaml-schema The file cannot be `just words`: write keys with values'],
    ['a list for all', '- title: x', '1:1 yaml-schema The file cannot be a list: write keys with values'],
    ['an empty text', 'title: ""', '1:8 yaml-schema `title` cannot be empty: write words'],
    ['nothing behind a key', 'title:', '1:7 yaml-schema `title` cannot be empty: write words'],
    ['a key twice', 'title: x\ntitle: y', '2:1 yaml-syntax `title` stands here again, as in line 1: keep one'],
    ['an open bracket', 'title: [x', '1:8 yaml-syntax `[` has none that closes it: write `]`'],
    ['a bracket too many', 'title: x\neditions: [a]]', '2:14 yaml-syntax `]` closes nothing: take it away'],
    ['a colon in a text', 'title: Aid: a view', '1:8 yaml-syntax A colon stands within this text: put the text in quo'],
    [
      'a text that begins with a sign',
      'title: @home',
      '1:8 yaml-syntax A text cannot begin with `@`: put the text in quo',
    ],
    [
      'words behind a quotation',
      'title: "Aid" now',
      '1:14 yaml-syntax More stands behind the text in quotation marks: ',
    ],
    ['a tab', 'editions:\n\t- x', '2:1 yaml-syntax A tab stands at the start of the line: write spaces'],
    ['a line too far in', 'title: x\n  status: y', '1:8 yaml-syntax The line below is indented more than this one'],
    ['a line too far out', 'editions:\n  - x\n - y', '3:1 yaml-syntax This line begins in another column than those'],
    [
      'a key without a space',
      'title:x\nstatus: y',
      '1:1 yaml-syntax This line has no key: write `key: text`, with a space',
    ],
    [
      'emphasis taken for an alias',
      'title: *Bridges*',
      '1:8 yaml-syntax `*Bridges*` has a meaning of its own in YAML: put the text in quo',
    ],
    [
      'a word taken for an anchor',
      'title: &Co bridges',
      '1:12 yaml-syntax `&Co` has a meaning of its own in YAML: put the text in quo',
    ],
    [
      'a word taken for a tag',
      'title: !x y',
      '1:8 yaml-syntax `!x` has a meaning of its own in YAML: put the text in quo',
    ],
    [
      'two documents',
      'title: x\n---\ntitle: y',
      '2:1 yaml-syntax `---` begins something new here: take this line away',
    ],
  ])('reports %s at its place', (_name, text, message) => {
    const { messages, value } = read(text)
    expect(value).toBeUndefined()
    expect(messages).toHaveLength(1)
    expect(messages[0]?.startsWith(message), messages[0]).toBe(true)
  })

  it('reports all that is wrong at once', () => {
    expect(read('titel: x\nstatus: y\neditions: [{ i: z }]').messages.map(message => message.split(' ')[0])).toEqual(
      expect.arrayContaining(['1:1', '2:9', '3:12', '3:14']),
    )
  })

  it('does not grow what refers to itself over and over', () => {
    const lines = ['a: &a [x, x, x, x, x, x, x, x, x, x]']
    for (const [name, last] of ['ba', 'cb', 'dc', 'ed', 'fe', 'gf', 'hg'].map(pair => pair.split('')))
      lines.push(`${name}: &${name} [${Array(10).fill(`*${last}`).join(', ')}]`)
    const { messages } = read(lines.join('\n'))
    for (const message of messages) expect(message).toMatch(/^\d+:\d+ yaml-syntax `[&*]/)
  })

  it.each([
    ['keys that are none', 'No key is called', (n: number) => `k${n}: x\n`],
    ['keys that stand there again', 'stands here again, as in line 2', () => 'k: x\n'],
  ])('tells of each of 10,000 %s, at its place', (_, words, line) => {
    const { messages } = read(`title: x\n${Array.from({ length: 10_001 }, (__, n) => line(n)).join('')}`)
    expect(messages.length).toBeGreaterThanOrEqual(10_000)
    expect(messages.at(-1)).toMatch(new RegExp(`^10002:1 .*${words}`))
  })

  it('never throws, and points into the file', () => {
    const piece = fc.constantFrom(
      ...['title', 'editions', 'words', 'x', ': ', ':', '- ', '\n', '\n  ', '[', ']', '{', '}', ', ', '"', "'", '# '],
      ...[
        '&a ',
        '*a',
        '!!int ',
        '!t ',
        '| \n',
        '>-\n',
        '---\n',
        '...\n',
        '<<',
        '? ',
        '%YAML 1.2\n',
        '\t',
        'é',
        '\0',
        '~',
        '0',
      ],
    )
    const text = fc.array(piece, { maxLength: 25 }).map(pieces => pieces.join(''))
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: 'grapheme' })), value => {
        const { file, value: data } = read(value)
        expect(file.messages.length > 0).toBe(data === undefined)
        const lines = value.split('\n')
        for (const { line = 0, column = 0 } of file.messages) {
          expect(line).toBeGreaterThanOrEqual(1)
          expect(line).toBeLessThanOrEqual(lines.length)
          expect(column).toBeGreaterThanOrEqual(1)
          expect(column).toBeLessThanOrEqual((lines[line - 1] ?? '').length + 1)
        }
      }),
      { seed: 20221215, numRuns: 3000 },
    )
  })
})
