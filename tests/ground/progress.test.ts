import { describe, expect, it } from 'vitest'
import { showProgress } from '../../scripts/ground/progress.ts'

function shown(interactive: boolean): string {
  let text = ''
  const progress = showProgress(part => {
    text += part
  }, interactive)
  progress.log('The browser is unpacked')
  progress.step('en/paper.pdf', 1, 12)
  progress.step('es/paper.pdf', 2, 12)
  progress.end()
  return text
}

describe('progress', () => {
  it('is a line for each step where nobody watches', () => {
    expect(shown(false)).toMatch(
      /^The browser is unpacked\n\[1\/12\] en\/paper\.pdf \(\d+\.\d s\)\n\[2\/12\] es\/paper\.pdf \(\d+\.\d s\)\n$/,
    )
  })

  it('is one line, redrawn, on a terminal, and gone at the end', () => {
    const lines = shown(true).split('\r\u001b[2K')
    expect(lines.slice(1)).toEqual([
      'The browser is unpacked\n',
      expect.stringMatching(/^\[1\/12\] en\/paper\.pdf [^\n]*$/),
      expect.stringMatching(/^\[2\/12\] es\/paper\.pdf [^\n]*$/),
      '',
    ])
  })
})
