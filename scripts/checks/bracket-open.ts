import { defineCheck } from './definition/check.ts'
import { CITED } from './passages/passage.ts'

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']' }

const OPENING: Readonly<Record<string, string>> = { ')': '(', ']': '[' }

/** `a)`, `1)`, `iv)`: what counts points has no opening bracket. */
const POINT = /(?:^|[\s(,;])(?:\p{L}|\d{1,2}|[ivx]{1,4})$/u

export default defineCheck({
  id: 'bracket-open',
  severity: 'warning',
  summary: 'A bracket is not closed, or was never opened.',
  bad: 'Arches lean ⟦(⟧as they must.',
  good: 'Arches lean (as they must): a) to the left, b) to the right.',
  passage({ value }, say) {
    const open: { sign: string; index: number }[] = []
    for (const { 0: sign, index } of value.matchAll(/(?<!\\)[()[\]]/g)) {
      if (sign in CLOSING) open.push({ sign, index })
      else if (CLOSING[open.at(-1)?.sign ?? ''] === sign) open.pop()
      else if (sign === ']' || (!POINT.test(value.slice(0, index)) && !/[:;]-?$/.test(value.slice(0, index))))
        say(`The bracket was never opened: add \`${OPENING[sign]}\`, or take it out`, { index, length: 1 })
    }
    // `citation-unclosed` tells of a citation's bracket.
    for (const { sign, index } of open)
      if (sign === '(' || !value.slice(index).includes(CITED))
        say(`The bracket is not closed: add \`${CLOSING[sign]}\``, { index, length: 1 })
  },
})
