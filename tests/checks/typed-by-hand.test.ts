import { expect, it } from 'vitest'
import citationTyped from '../../scripts/checks/citation-typed.ts'
import referenceTyped from '../../scripts/checks/reference-typed.ts'
import { runCheck } from './run-check.ts'
import { sourceOf } from './source.ts'

it.each([
  ['a key without its sign', 'Arches lean [smith2020, p. 3].', ['5:13 citation-typed']],
  ['a year in brackets', 'Arches lean [since 2020], and [sic].', []],
  ['words of a link', 'Arches lean: [smith2020](https://example.org).', []],
  ['a section by its number', 'See section 3.2 on arches.', ['5:5 reference-typed']],
  ['a section of something else', 'See section 3 of the Act [@smith2020, section 3].', []],
])('%s', (_, body, expected) => {
  const source = sourceOf(body)
  runCheck(citationTyped, [source])
  runCheck(referenceTyped, [source])
  expect(source.file.messages.map(({ line, column, ruleId }) => `${line}:${column} ${ruleId}`)).toEqual(expected)
})
