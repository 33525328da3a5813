import type { Log } from 'sarif'
import { VFile } from 'vfile'
import { describe, expect, it } from 'vitest'
import acronymUnused from '../../scripts/checks/acronym-unused.ts'
import { report } from '../../scripts/ground/messages.ts'
import { collectMessages, hasErrors, hasProblems, type ReportedMessage } from '../../scripts/ground/report.ts'
import { github } from '../../scripts/reports/github.ts'
import { json } from '../../scripts/reports/json.ts'
import { sarif } from '../../scripts/reports/sarif.ts'
import { formatMessages } from '../../scripts/reports/text.ts'
import { defineRule } from '../../scripts/rules/definition/rule.ts'
import rawHtml from '../../scripts/rules/raw-html.ts'

/** A message about a word of a file with one line. */
function messageAt(value: string, word: string, path = 'content/a.md'): ReportedMessage[] {
  const file = new VFile({ path, value })
  report(file, rawHtml, 'Wrong', { place: { line: 1, column: value.indexOf(word) + 1 } })
  return collectMessages([file])
}

/** What stands above the marks. */
function marked(shown: string): string {
  const [, excerpt = '', marks = ''] = shown.normalize('NFC').split('\n')
  const from = marks.indexOf('^')
  return excerpt.slice(from, marks.lastIndexOf('^') + 1)
}

describe('messages for readers', () => {
  it('show the line and a mark under the word', () => {
    expect(formatMessages(messageAt('See [@smit2020, p. 3].', 'smit2020'))).toBe(
      [
        'content/a.md:1:7  error  Wrong  raw-html',
        '  1 | See [@smit2020, p. 3].',
        '    |       ^^^^^^^^',
        '',
        '1 error, 0 warnings',
        '',
      ].join('\n'),
    )
  })

  it.each([
    ['a word behind a tab', '\tSee wrong', 'wrong'],
    ['a word at the end of a long line', `${'many words '.repeat(40)}wrong`, 'wrong'],
    ['a word in the middle of a long line', `${'many words '.repeat(40)}wrong ${'and more '.repeat(40)}`, 'wrong'],
    ['a word with combining letters', 'an e\u0301tude of n\u0303', 'e\u0301tude'],
    ['one sign', 'He said ”well“', '”'],
    ['a word behind a hidden sign', 'a\u202eb wrong', 'wrong'],
  ])('mark %s', (_, line, word) => {
    expect(marked(formatMessages(messageAt(line, word)))).toBe(word.normalize('NFC'))
  })

  it('show a part of a line whose signs take no room', () => {
    const shown = formatMessages(messageAt(`a${'\u202e\u2066'.repeat(2000)} wrong ${'\u2066'.repeat(2000)}`, 'wrong'))
    expect(marked(shown)).toBe('wrong')
    expect(shown.length).toBeLessThan(1000)
  })

  it('count what is wide on a terminal as two', () => {
    const [, , marks] = formatMessages(messageAt('橋梁 wrong', 'wrong')).split('\n')
    expect(marks).toBe(`    | ${' '.repeat(5)}^^^^^`)
  })

  it('show no line for what is about a whole file', () => {
    const file = new VFile({ path: 'content/acronyms.yaml', value: 'UCLG: x' })
    report(file, acronymUnused, 'Not used')
    expect(formatMessages(collectMessages([file]))).not.toContain('|')
  })

  it('hold no more of a line of a megabyte than fits', () => {
    const shown = formatMessages(messageAt('x'.repeat(1_000_000), 'x'))
    expect(shown.length).toBeLessThan(200)
  })

  it('keep files apart', () => {
    const both = [...messageAt('a', 'a', 'content/a.md'), ...messageAt('b', 'b', 'content/b.md')]
    expect(formatMessages(both)).toContain('^\n\ncontent/b.md:1:1')
  })
})

describe('hints', () => {
  const hint = defineRule({ id: 'a-hint', severity: 'hint', summary: 'Something to weigh.', noExample: 'None.' })
  const file = new VFile({ path: 'content/a.md', value: 'So long a line' })
  report(file, hint, 'Long', { place: { line: 1, column: 4 } })
  report(file, acronymUnused, 'Not used', { place: { line: 1, column: 10 } })
  const messages = collectMessages([file])

  it('are shown behind all else, and counted apart', () => {
    const shown = formatMessages(messages)
    expect(shown.indexOf('1:10  warning')).toBeLessThan(shown.indexOf('1:4  hint'))
    expect(shown).toMatch(/\n0 errors, 1 warning, 1 hint\n$/)
  })

  it('keep nothing from being published, for good or not', () => {
    const hints = messages.filter(({ severity }) => severity === 'hint')
    expect([hasErrors(hints), hasProblems(hints), hasProblems(messages)]).toEqual([false, false, true])
  })

  it('are notices for GitHub and notes in SARIF', async () => {
    expect(await github.write(messages)).toContain('::notice file=content/a.md,line=1,col=4')
    const log = JSON.parse(await sarif.write(messages)) as Log
    expect(log.runs[0]?.results?.map(({ level }) => level)).toEqual(['note', 'warning'])
  })
})

const HOSTILE = 'x\n::stop-commands::y\r\n##[set-env name=x]y\u001b[2J%0A::error::z,line=9:\u2028\u202e'

describe('hostile names, words and lines', () => {
  const file = new VFile({ path: `content/${HOSTILE}.md`, value: HOSTILE.replaceAll('\n', ' ') })
  report(file, rawHtml, HOSTILE, { place: { line: 1, column: 3 } })
  const messages = collectMessages([file])

  it('write no command of a forge and no control sign of a terminal', async () => {
    for (const { write } of [github, { write: formatMessages }]) {
      const shown = await write(messages)
      const commands = shown.split(/\r|\n|\u2028/).filter(line => line.trim().startsWith('::'))
      expect(commands.length).toBe(write === github.write ? 1 : 0)
      expect(shown).not.toContain('##[')
      for (const sign of ['\u001b', '\u202e']) expect(shown).not.toContain(sign)
    }
  })

  it('add no property to the one command that there is', async () => {
    const [, properties = ''] = /^::error (.*?)::/.exec(await github.write(messages)) ?? []
    expect(properties.split(',').map(property => property.split('=')[0])).toEqual([
      'file',
      'line',
      'col',
      'endColumn',
      'title',
    ])
    expect(properties).toMatch(/line=1,/)
  })
})

describe('messages for programs', () => {
  it('are a list as JSON, empty where there is nothing to say', async () => {
    expect(JSON.parse(await json.write([]))).toEqual([])
    expect(JSON.parse(await json.write(messageAt('See wrong', 'wrong')))).toEqual([
      {
        file: 'content/a.md',
        line: 1,
        column: 5,
        endColumn: 10,
        severity: 'error',
        text: 'Wrong',
        rule: 'raw-html',
        source: 'See wrong',
      },
    ])
  })

  it('are a SARIF log that names each rule once and counts columns as we do', async () => {
    const twice = [...messageAt('See wrong', 'wrong'), ...messageAt('So wrong', 'wrong', 'content/b c.md')]
    const log = JSON.parse(await sarif.write(twice)) as Log
    expect(log).toMatchObject({ version: '2.1.0', runs: [{ columnKind: 'utf16CodeUnits' }] })
    const [run] = log.runs
    expect(run?.tool.driver.rules?.map(({ id }) => id)).toEqual(['raw-html'])
    expect(run?.results?.map(({ ruleIndex, level }) => [ruleIndex, level])).toEqual([
      [0, 'error'],
      [0, 'error'],
    ])
    const [, second] = run?.results ?? []
    expect(second?.locations?.[0]?.physicalLocation).toMatchObject({
      artifactLocation: { uri: 'content/b%20c.md' },
      region: { startLine: 1, startColumn: 4, endColumn: 9, snippet: { text: 'So wrong' } },
    })
  })

  it('have the same fingerprint when lines above have moved them', async () => {
    const prints = async (value: string) => {
      const file = new VFile({ path: 'content/a.md', value })
      const line = value.split('\n').length
      report(file, rawHtml, 'Wrong', { place: { line, column: 1 } })
      const log = JSON.parse(await sarif.write(collectMessages([file]))) as Log
      return log.runs[0]?.results?.[0]?.partialFingerprints
    }
    expect(await prints('wrong')).toEqual(await prints('Above.\n\nwrong'))
    expect(await prints('wrong')).not.toEqual(await prints('wrongly'))
  })
})
