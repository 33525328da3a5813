import { describe, expect, it } from 'vitest'
import { loadRules } from '../../scripts/checks/definition/registry.ts'
import { ruleIds } from '../../scripts/rules/definition/ids.ts'

const rules = await loadRules()

describe('the rules', () => {
  it('are those that have a file, each under another name', () => {
    expect(rules.map(({ id }) => id)).toEqual(ruleIds())
    expect(new Set(ruleIds()).size).toBe(rules.length)
  })

  it('have names of small letters, and are each described in a sentence', () => {
    for (const { id, summary } of rules) {
      expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
      expect(summary, id).toMatch(/^[A-Z].*[^.]\.$/)
    }
  })
})
