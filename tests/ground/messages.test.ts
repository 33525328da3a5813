import fc from 'fast-check'
import { VFile } from 'vfile'
import { describe, expect, it } from 'vitest'
import acronymUnused from '../../scripts/checks/acronym-unused.ts'
import citationUnknown from '../../scripts/checks/citation-unknown.ts'
import { nearest, report, ruleOf } from '../../scripts/ground/messages.ts'
import rawHtml from '../../scripts/rules/raw-html.ts'

describe('nearest', () => {
  it.each([
    ['smith2002', ['ruiz2019', 'smith2020'], 'smith2020'],
    ['biuld', ['build', 'check'], 'build'],
    ['Figure', ['figure', 'table'], 'figure'],
    ['sn', ['en', 'pt'], 'en'],
    ['boxx', ['box', 'boxes'], 'box'],
    ['fr', ['en', 'es', 'pt'], undefined],
    ['a', ['b'], undefined],
    ['', ['a'], undefined],
    ['chapter', [], undefined],
    ['unrelated', ['smith2020'], undefined],
    ['pfd', ['html', 'pdf'], 'pdf'],
  ])('takes %j among %j for %j', (value, candidates, expected) => {
    expect(nearest(value, candidates)).toBe(expected)
  })

  it('finds a long word with one letter mistyped, dropped or added, wherever that is', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abcdefgh'), minLength: 4, maxLength: 12 })
    fc.assert(
      fc.property(word, fc.nat(11), fc.constantFrom('drop', 'add', 'mistype'), (meant, position, slip) => {
        const at = position % meant.length
        const rest = meant.slice(slip === 'add' ? at : at + 1)
        const written = meant.slice(0, at) + (slip === 'drop' ? '' : 'z') + rest
        expect(nearest(written, ['qqqqqqqqqqqq', meant])).toBe(meant)
      }),
      { seed: 20221215, numRuns: 300 },
    )
  })
})

describe('report', () => {
  it('leaves a message with its place, rule and suggestion, as severe as the rule says', () => {
    const file = new VFile({ path: 'a.md' })
    const place = { line: 3, column: 5 }
    const message = report(file, citationUnknown, 'No entry `smiht` in references.bib', {
      place,
      actual: 'smiht',
      expected: ['smith', 'ruiz'],
    })
    expect(message.reason).toBe('No entry `smiht` in references.bib; did you mean `smith`?')
    expect(message).toMatchObject({ line: 3, column: 5, ruleId: 'citation-unknown', fatal: true, expected: ['smith'] })
    expect(report(file, acronymUnused, 'No edition uses it').fatal).toBe(false)
    expect(file.messages).toHaveLength(2)
    expect(ruleOf(message)).toBe(citationUnknown)
    expect(ruleOf(file.message('by another program'))).toBeUndefined()
  })

  it('shows the beginning of a value that fills pages', () => {
    const { reason } = report(new VFile(), citationUnknown, `No entry \`${'a'.repeat(9000)}\` in \`b\``)
    expect(reason).toBe(`No entry \`${'a'.repeat(200)}…\` in \`b\``)
  })

  it('takes the place of a node, which may have none', () => {
    const file = new VFile()
    const start = { line: 2, column: 1, offset: 9 }
    expect(report(file, rawHtml, 'x', { place: { type: 'html', position: { start, end: start } } as never }).line).toBe(
      2,
    )
    expect(report(file, rawHtml, 'x', { place: { type: 'html' } }).line).toBeUndefined()
  })
})
