import { VFile } from 'vfile'
import { describe, expect, it } from 'vitest'
import acronymUnused from '../../scripts/checks/acronym-unused.ts'
import { report } from '../../scripts/ground/messages.ts'
import { collectMessages, formatCounts, hasErrors } from '../../scripts/ground/report.ts'
import { formatMessages } from '../../scripts/reports/text.ts'
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

  it('show no line of a file that has none: the bytes of a workbook', () => {
    const file = new VFile({ path: 'es.xlsx', value: new TextEncoder().encode('PK\nbytes') })
    report(file, rawHtml, 'HTML is left out', { place: { line: 2, column: 1 } })
    expect(formatMessages(collectMessages([file]))).not.toContain('bytes')
  })

  it('are a line each, with a line of counts; nothing where there is nothing to say', () => {
    const file = fileWith('content/a.md', [1, 2, 'Unexpected HTML'])
    report(file, acronymUnused, 'Unexpected acronym')
    expect(formatMessages(collectMessages([file]))).toBe(
      [
        'content/a.md:1:1  warning  Unexpected acronym  acronym-unused',
        'content/a.md:1:2  error  Unexpected HTML  raw-html',
        '',
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
})
