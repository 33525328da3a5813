import { expect, test } from 'vitest'
import { applyEdits } from '../../../../scripts/formats/pdf/finish/edits.ts'

test.for([
  [
    'insertions in the order of the list',
    [
      { at: 3, remove: 0, insert: '1' },
      { at: 3, remove: 0, insert: '2' },
    ],
    'abc12def',
  ],
  [
    'removals and replacements',
    [
      { at: 4, remove: 2, insert: '' },
      { at: 0, remove: 1, insert: 'xy' },
    ],
    'xybcd',
  ],
  [
    'changes next to one another',
    [
      { at: 1, remove: 2, insert: '(' },
      { at: 3, remove: 0, insert: ')' },
    ],
    'a()def',
  ],
  [
    'nothing within what is removed',
    [
      { at: 1, remove: 4, insert: '' },
      { at: 1, remove: 4, insert: 'x' },
      { at: 2, remove: 0, insert: 'y' },
    ],
    'af',
  ],
  ['nothing', [], 'abcdef'],
] as const)('makes %s', ([, edits, expected]) => {
  expect(Buffer.from(applyEdits(Buffer.from('abcdef'), edits)).toString()).toBe(expected)
})
