import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { copyTree } from '../../scripts/ground/copy-tree.ts'

describe('a copy of a tree', () => {
  it('is equal to the tree, whatever keys and values it has, and shares nothing with it', () => {
    fc.assert(
      fc.property(fc.object({ withDate: true, withMap: true, maxDepth: 4 }), tree => {
        const copied = copyTree(tree)
        expect(copied).toEqual(structuredClone(tree))
        for (const [key, value] of Object.entries(tree))
          if (typeof value === 'object' && value !== null) expect(copied[key]).not.toBe(value)
      }),
      { seed: 7, numRuns: 200 },
    )
  })

  it('takes no prototype from a key of that name', () => {
    const copied = copyTree(JSON.parse('{"attributes": {"__proto__": {"polluted": "yes"}}}'))
    expect(copied.attributes.polluted).toBeUndefined()
    expect(Object.keys(copied.attributes)).toEqual(['__proto__'])
  })
})
