import { describe, expect, it } from 'vitest'
import { checkFootnotes } from '../../scripts/checks/footnotes.ts'
import { rulesOf, sourceOf } from './source.ts'

function check(body: string): string[] {
  const source = sourceOf(body)
  checkFootnotes(source)
  return rulesOf(source)
}

describe('footnotes of a chapter', () => {
  it('are good when each is called and defined once', () => {
    expect(check('Lean.[^a] Again.[^a] Pull.[^B]\n\n[^a]: One.\n\n[^b]: Two.')).toEqual([])
  })

  it('are defined once', () => {
    expect(check('Lean.[^a]\n\n[^a]: One.\n\n[^A]: Two.')).toEqual(['9:1 footnote-duplicate'])
  })

  it('are called, and the call that was meant is suggested', () => {
    const source = sourceOf('Lean.[^reson]\n\n[^reason]: Why.')
    checkFootnotes(source)
    expect(rulesOf(source)).toEqual(expect.arrayContaining(['7:1 footnote-unused']))
  })

  it('do not call one another', () => {
    expect(check('Lean.[^a] Pull.[^b]\n\n[^a]: One.[^b]\n\n[^b]: Two.')).toEqual(['7:11 footnote-nested'])
  })
})
