import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mendText } from '../../scripts/build/mend.ts'
import { parseMarkdown } from '../../scripts/markdown/parse.ts'
import { tidyEdits } from '../../scripts/markdown/tidy.ts'

const make = (text: string, edits: Parameters<typeof mendText>[1]): string => mendText(text, edits).text
const tidy = (text: string): string => make(text, tidyEdits(text, ['“', '”'], make))

describe('tidying', () => {
  it.each([
    ['quotation marks', 'A “*bold* arch” and “one”.', 'A "*bold* arch" and "one".'],
    ['spaces at the end', 'One \ntwo\t\n\nthree  ', 'One\ntwo\n\nthree'],
    ['spaces before line ends of another system', 'One \r\ntwo\r\n', 'One\r\ntwo\r\n'],
    ['markers of lists', '* one\n  + two\n* three', '- one\n  - two\n- three'],
  ])('concerns %s', (_, text, right) => {
    expect(tidy(text)).toBe(right)
  })

  it.each([
    ['the break of a line', 'One  \ntwo'],
    ['code', '```\n* “a” \n```\n\n    “b” \n\n`“c”`'],
    ['citations', 'As [@smith, “p. 3”].'],
    ['addresses', '<https://example.org/“a”>'],
    ['front matter', '---\ntitle: “A” \n---\n'],
    ['comments', '<!-- “a” \n* b -->'],
    ['a mark alone', 'An “arch, and “one”.'],
    ['marks beside straight ones', 'An “arch of "stone"”.'],
    ['marks inside a word', 'An a“r”ch.'],
    ['lists beside each other', '* one\n* two\n\n+ three'],
    ['what would be a line across', '* - -'],
    ['numbered lists', '1) one\n2) two'],
  ])('leaves %s alone', (_, text) => {
    expect(tidy(text)).toBe(text)
  })

  it('changes nothing that is read, and nothing the second time', () => {
    const piece = fc.constantFrom(
      ...[
        'arch',
        '“',
        '”',
        '"',
        ' ',
        '  ',
        '\t',
        '\n',
        '\n\n',
        '\r\n',
        '* ',
        '+ ',
        '- ',
        '1. ',
        '> ',
        '#',
        '`',
        '```',
        '\\',
      ],
      ...[
        '[@a, “b”]',
        '[link](https://example.org/“)',
        '<!-- “ -->',
        '| a “b” |',
        '|---|',
        ':::box',
        ':::',
        '*',
        '[^a]: ',
      ],
    )
    const read = (text: string): string =>
      JSON.stringify(parseMarkdown(text), (key, value: unknown) => {
        if (key === 'position') return undefined
        return key === 'value' && typeof value === 'string' ? value.replace(/[“”]/g, '"') : value
      })
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 24 }), pieces => {
        const text = pieces.join('')
        const once = tidy(text)
        expect(read(once)).toBe(read(text))
        expect(tidy(once)).toBe(once)
      }),
      { seed: 4, numRuns: 400 },
    )
  })
})
