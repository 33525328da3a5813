import { expect, it } from 'vitest'
import spaceDouble from '../../scripts/checks/space-double.ts'
import { runCheck } from './run-check.ts'
import { sourceOf } from './source.ts'

it.each([
  ['two that were typed', 'Arches lean  well.', ['5:12']],
  ['a sign by its name, between two', 'Arches &nbsp; lean.', []],
  ['a sign by its number, behind one', 'Arches &#8211; lean.', []],
])('double spaces: %s', (_, body, expected) => {
  const source = sourceOf(body)
  runCheck(spaceDouble, [source])
  expect(source.file.messages.map(({ line, column }) => `${line}:${column}`)).toEqual(expected)
})
