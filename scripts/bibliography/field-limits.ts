import type { VFile } from 'vfile'
import { report } from '../ground/messages.ts'
import type { Point } from '../ground/points.ts'
import textExcess from '../rules/text-excess.ts'
import { NAME_FIELDS, UNPRINTED_FIELDS } from './bibtex-schema.ts'

/** Characters of a field that no reference prints, and of all names of a field: many times what any summary has. */
const LONGEST = 100_000
/** Of one that is printed: twenty times the longest title. The processor's time grows with the square of it. */
const LONGEST_PRINTED = 10_000
/** Of one name among many. */
const LONGEST_NAME = 1000

export interface Written {
  name: string
  value: string
  place: Point
  /** An abbreviation (`@string`) may stand for any field. */
  kind: 'field' | 'abbreviation'
}

/** The value of a field; of one that is too long (`text-excess`) the beginning, so that whatever uses it has no fault of its own. */
export function withinLimit(file: VFile, { name, value, place, kind }: Written): string {
  const isLong =
    kind === 'abbreviation' || UNPRINTED_FIELDS.has(name.toLowerCase()) || NAME_FIELDS.has(name.toLowerCase())
  const limit = isLong ? LONGEST : LONGEST_PRINTED
  if (value.length <= limit) return value
  report(file, textExcess, `\`${name}\` has more than ${limit / 1000},000 characters: shorten it, or take it out`, {
    place,
  })
  return value.slice(0, 10)
}

/** Names of a field; those that are too long (`text-excess`) shortened. */
export function namesWithinLimit(file: VFile, names: readonly string[], place: Point): string[] {
  return names.map(name => {
    if (name.length <= LONGEST_NAME) return name
    const reason = `The name \`${name.slice(0, 60)}…\` has more than 1,000 characters: shorten it, or write \`and\` between names`
    report(file, textExcess, reason, { place })
    return name.slice(0, 10).replace(/[{}\\]/g, '')
  })
}
