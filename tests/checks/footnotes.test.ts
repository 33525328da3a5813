import { describe, expect, it } from 'vitest'
import footnoteDuplicate from '../../scripts/checks/footnote-duplicate.ts'
import footnoteNested from '../../scripts/checks/footnote-nested.ts'
import footnoteUnused from '../../scripts/checks/footnote-unused.ts'
import { runCheck } from './run-check.ts'
import { rulesOf, sourceOf } from './source.ts'

function check(body: string): string[] {
  const source = sourceOf(body)
  for (const rule of [footnoteDuplicate, footnoteNested, footnoteUnused]) runCheck(rule, [source])
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
    expect(check('Lean.[^reson]\n\n[^reason]: Why.')).toEqual(expect.arrayContaining(['7:1 footnote-unused']))
  })

  it('do not call one another', () => {
    expect(check('Lean.[^a] Pull.[^b]\n\n[^a]: One.[^b]\n\n[^b]: Two.')).toEqual(['7:11 footnote-nested'])
  })
})
