import fc from 'fast-check'
import { VFile } from 'vfile'
import { describe, expect, it } from 'vitest'
import { type JsonValue, offsetInString, readJson } from '../../scripts/ground/json.ts'
import { pointsOf } from '../../scripts/ground/points.ts'

function problems(text: string): string[] {
  const file = new VFile({ value: text })
  readJson(file)
  return file.messages.map(({ line, column, ruleId, reason }) => `${line}:${column} ${ruleId} ${reason}`)
}

/** The value that a parsed tree stands for, cut from the text. */
function textValue(node: JsonValue | undefined, text: string): unknown {
  return node && JSON.parse(text.slice(node.start, node.end))
}

/** Where JSON.parse says that its first error stands. Of a bad escape we name the start, it names a place within. */
function positionOfError(text: string): number | undefined {
  try {
    JSON.parse(text)
    return undefined
  } catch (error) {
    const match = /^(?!.*(?:escape|Unexpected token)).*at position (\d+)/.exec(String(error))
    return match ? Number(match[1]) : undefined
  }
}

describe('readJson', () => {
  it('reads any JSON as JSON.parse does, and knows where every value stands', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
        const text = ` ${JSON.stringify(value, null, indent)}\n`
        const file = new VFile({ value: text })
        const root = readJson(file)
        expect(file.messages).toEqual([])
        expect(textValue(root, text)).toEqual(JSON.parse(text))
        if (root?.type === 'object')
          for (const member of root.members) {
            expect(text.startsWith(JSON.stringify(member.key), member.start)).toBe(true)
            const parsed: Record<string, unknown> = JSON.parse(text)
            if (member.key !== '__proto__') expect(textValue(member.value, text)).toEqual(parsed[member.key])
          }
      }),
      { seed: 7, numRuns: 300 },
    )
  })

  it('refuses exactly what JSON.parse refuses', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"a"',
      '"',
      ':',
      ',',
      '1',
      '-',
      '.5',
      'true',
      'nul',
      '\\',
      '\n',
      ' ',
      "'",
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), pieces => {
        const text = pieces.join('')
        const accepted = problems(text).filter(problem => !problem.includes('json-duplicate')).length === 0
        let parses = true
        try {
          JSON.parse(text)
        } catch {
          parses = false
        }
        expect(accepted).toBe(parses)
      }),
      { seed: 8, numRuns: 2000 },
    )
  })

  it('names the place that JSON.parse names, where that names one', () => {
    const spoil = fc.constantFrom('', ',', '"', '\\', '\\u12', '\n', '\t', '}', ']', '1.', "'", '//', 'nul')
    let compared = 0
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), spoil, fc.nat(), fc.nat(1), (value, inserted, place, removed) => {
        const whole = JSON.stringify(value)
        const at = place % (whole.length + 1)
        const text = whole.slice(0, at) + inserted + whole.slice(at + removed)
        const position = positionOfError(text)
        if (position === undefined) return
        compared++
        const file = new VFile({ value: text })
        readJson(file)
        const places = file.messages.map(({ place }) => (place && 'offset' in place ? place.offset : undefined))
        // The first letter of a misspelt `true` or number, and the first that is wrong in it, are the same to us.
        const word = /[\w.+-]*$/.exec(text.slice(0, position))?.[0].length ?? 0
        expect(places[0]).toBeLessThanOrEqual(position)
        expect(places[0]).toBeGreaterThanOrEqual(position - word)
        expect(places).toHaveLength(1)
      }),
      { seed: 9, numRuns: 2000 },
    )
    expect(compared).toBeGreaterThan(500)
  })

  it.each([
    ['', '1:1 json-syntax Unexpected end of file, expected a value'],
    ['{\n  "a": "x"', '2:11 json-syntax Unexpected end of file, expected `,` or `}`'],
    ['{\n  "a": "x', '2:10 json-syntax Unexpected end of file, expected the closing `"` of the text'],
    ['{\n  "a": "x\n"}', '2:10 json-syntax Unexpected end of line, expected the closing `"` of the text'],
    ['{ "a": "x" "b": "" }', '1:12 json-syntax Unexpected `"`, expected `,` or `}`'],
    ['{ "a": "x", }', '1:13 json-syntax Unexpected `}`, expected a key in double quotes: delete the comma before it'],
    [
      "{ 'a': 1 }",
      '1:3 json-syntax Unexpected `\'`, expected a key in double quotes: write straight quotation marks, `"`',
    ],
    [
      '{ "a": "say "no" now" }',
      '1:14 json-syntax Unexpected `n`, expected `,` or `}`: if the quotation mark before it belongs to the text, write `\\"`',
    ],
    ['{ "a" 1 }', '1:7 json-syntax Unexpected `1`, expected `:`'],
    ['{ "a": "\\(x)" }', '1:9 json-syntax Unexpected `\\(`, expected an escape such as `\\"` or `\\\\`'],
    ['{} {}', '1:4 json-syntax Unexpected `{`, expected the end of the file'],
    ['{ "a": 1,\n  "b": 2,\n  "a": 3 }', '3:3 json-duplicate `a` stands here twice: leave one'],
    [
      '{\n<<<<<<< HEAD\n  "a": "x"\n=======\n  "a": "y"\n>>>>>>> other\n}\n',
      '2:1 merge-conflict `<<<<<<<` marks a merge conflict: resolve it',
    ],
    ['['.repeat(100_000), '1:34 json-syntax Unexpected nesting, expected at most 32 levels'],
  ])('says what is wrong with %j, and where', (text, problem) => {
    expect(problems(text)).toEqual([problem])
  })
})

describe('places in a text', () => {
  it('are those of the character, behind escapes too', () => {
    const text = 'a \\ "q"\n\t€ 😀 end'
    const json = `{\n  "key": ${JSON.stringify(text)}\n}`
    const start = json.indexOf(JSON.stringify(text))
    const offset = offsetInString(json, start, text.indexOf('end'))
    expect(json.slice(offset)).toBe('end"\n}')
    expect(pointsOf(json)(offset)).toEqual({
      line: 2,
      column: (json.split('\n')[1]?.indexOf('end"') as number) + 1,
      offset,
    })
  })

  it('are right at the first and last character of each line', () => {
    const point = pointsOf('ab\n\nc')
    expect([0, 2, 3, 4, 5].map(offset => point(offset)).map(({ line, column }) => [line, column])).toEqual([
      [1, 1],
      [1, 3],
      [2, 1],
      [3, 1],
      [3, 2],
    ])
  })
})
