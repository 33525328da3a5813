import type { Rule } from '../../rules/definition/rule.ts'

/** A difference between a translation and its source. */
export interface ParityProblem {
  rule: Rule
  /** "The translation lacks citation `@oecd2020`". */
  reason: string
  /** Where in the target: offset of a character. */
  index: number
  /** For a suggestion: what stands there, and what might have been meant. */
  actual?: string
  expected?: string[]
}
