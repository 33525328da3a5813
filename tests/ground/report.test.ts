import { VFile } from 'vfile'
import { describe, expect, it } from 'vitest'
import acronymUnused from '../../scripts/checks/acronym-unused.ts'
import { report } from '../../scripts/ground/messages.ts'
import {
  collectMessages,
  formatAnnotations,
  formatCounts,
  formatMessages,
  hasErrors,
} from '../../scripts/ground/report.ts'
import rawHtml from '../../scripts/rules/raw-html.ts'

function fileWith(path: string, ...problems: [line: number, column: number, text: string][]): VFile {
  const file = new VFile({ path })
  for (const [line, column, text] of problems) report(file, rawHtml, text, { place: { line, column } })
  return file
}

describe('messages as users see them', () => {
  it('stand in the order of files and places, each once', () => {
    const once = fileWith('content/b.md', [9, 1, 'later'], [2, 10, 'tenth'], [2, 9, 'ninth'])
    const again = fileWith('content/b.md', [2, 9, 'ninth'])
    const messages = collectMessages([once, fileWith('content/a.md', [5, 1, 'first']), again])
    expect(messages.map(({ text }) => text)).toEqual(['first', 'ninth', 'tenth', 'later'])
  })

  it('are a line each, with a line of counts; nothing where there is nothing to say', () => {
    const file = fileWith('content/a.md', [1, 2, 'Unexpected HTML'])
    report(file, acronymUnused, 'Unexpected acronym')
    expect(formatMessages(collectMessages([file]))).toBe(
      [
        'content/a.md:1:1  warning  Unexpected acronym  acronym-unused',
        'content/a.md:1:2  error  Unexpected HTML  raw-html',
        '1 error, 1 warning\n',
      ].join('\n'),
    )
    expect(formatMessages([])).toBe('')
    expect(formatCounts([])).toBe('0 errors, 0 warnings')
  })

  it('tell whether any of them forbids publishing', () => {
    const file = new VFile({ path: 'a.md' })
    report(file, acronymUnused, 'x')
    expect(hasErrors(collectMessages([file]))).toBe(false)
    report(file, rawHtml, 'x')
    expect(hasErrors(collectMessages([file]))).toBe(true)
  })

  it('show a forge where they belong, whatever is in them', () => {
    const messages = collectMessages([fileWith('content/a,b:c.md', [3, 4, '100 % wrong'])])
    expect(formatAnnotations(messages)).toBe(
      '::error file=content/a%2Cb%3Ac.md,line=3,col=4,title=raw-html::100 %25 wrong\n',
    )
  })

  it('bring nothing that a terminal or a forge would obey', () => {
    const hostile = 'x\n::stop-commands::y\r\u001b[2J\u2028\u202e'
    const messages = collectMessages([fileWith(`content/${hostile}.md`, [1, 1, hostile])])
    const shown = formatMessages(messages)
    expect(shown.split(/\n|\r|\u2028/)).toHaveLength(3)
    expect(shown).not.toMatch(/^::|\u202e/m)
    expect(shown).not.toContain('\u001b')
    expect(formatAnnotations(messages).trimEnd().split('\n')).toHaveLength(1)
  })
})
