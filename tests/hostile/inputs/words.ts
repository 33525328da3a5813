import type { HostileText } from '../texts.ts'
import { MARKUP, WORDS } from './payloads.ts'

const quoted = (text: string): string => JSON.stringify(text)

export const WORD_LISTS: readonly HostileText[] = [
  ...[...MARKUP, ...WORDS].map(
    ([name, text], n): HostileText => ({
      name: `${name} as an acronym's words`,
      shelf: 'acronym',
      text: `a${n}: { short: HX${n}, long: ${quoted(text)} }`,
      rule: /-->.|.-->/.test(text) ? 'comment-unclosed' : undefined,
    }),
  ),
  ...WORDS.map(
    ([name, text], n): HostileText => ({
      name: `${name} as a term's form`,
      shelf: 'term',
      text: `stone number ${n} of all: { es: ${quoted(`${text} x`)} }`,
      rule: undefined,
    }),
  ),
]
