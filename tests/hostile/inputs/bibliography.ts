import type { HostileText } from '../texts.ts'
import { ADDRESSES, MARKUP, WORDS } from './payloads.ts'

const FIELDS = ['title', 'author', 'publisher', 'note', 'location', 'series'] as const

/** A sound work but for one field. */
function work(field: string, value: string): string {
  const fields = new Map([
    ['author', 'Smith, Ann'],
    ['title', 'Stones'],
    ['publisher', 'Span'],
    ['location', 'Leeds'],
    ['date', '2020'],
  ])
  fields.set(field, value)
  return Array.from(fields, ([name, text]) => `  ${name} = {${text}}`).join(',\n')
}

/** What BibTeX takes for its own: braces, backslashes and percent signs are refused or mean something else. */
const PLAIN = /^[^{}\\%#$&_~^@]*$/

const taken = [...MARKUP, ...WORDS]
  .filter(([, text]) => PLAIN.test(text))
  .flatMap(([name, text], index): HostileText[] => {
    const field = FIELDS[index % FIELDS.length] ?? 'title'
    return [{ name: `${name} as the ${field} of a work`, shelf: 'entry', text: work(field, text), rule: undefined }]
  })

const addresses = ADDRESSES.filter(([, address]) => PLAIN.test(address)).map(
  ([name, address]): HostileText => ({
    name: `${name} as the address of a work`,
    shelf: 'entry',
    text: work('url', address),
    rule: 'reference-url',
  }),
)

const FAULTS: readonly (readonly [name: string, text: string, rule: string])[] = [
  ['a DOI that breaks out', work('doi', '10.1000/"><script>canary(90)</script>'), 'reference-doi'],
  ['a DOI that runs', work('doi', 'javascript:canary(91)'), 'reference-doi'],
  ['a date that is a formula', work('date', '=1+1'), 'reference-date'],
  ['a field of the prototype', work('__proto__', 'x'), 'reference-field'],
  ['a field of the constructor', work('constructor', 'x'), 'reference-field'],
  ['a command that runs', work('title', 'Stones \\write18{touch x}'), 'reference-tex'],
  ['a command that reads', work('title', 'Stones \\input{/etc/passwd}'), 'reference-tex'],
  ['a command that defines itself', work('title', '\\def\\a{\\a\\a}\\a'), 'reference-tex'],
  ['a command that calls itself', work('title', '\\expandafter\\a\\csname x\\endcsname'), 'reference-tex'],
  [
    'an abbreviation that is not there',
    '  title = constructor,\n  author = {A, B},\n  date = {2020}',
    'reference-string',
  ],
]

export const BIBLIOGRAPHY: readonly HostileText[] = [
  {
    name: 'an address in a command that runs',
    shelf: 'entry',
    text: work('title', '\\href{javascript:canary(92)}{Stones}'),
    rule: undefined,
  },
  ...taken,
  ...addresses,
  ...FAULTS.map(([name, text, rule]): HostileText => ({ name, shelf: 'entry', text, rule })),
]
