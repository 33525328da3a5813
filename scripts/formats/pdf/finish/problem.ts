import type { Rule } from '../../../rules/definition/rule.ts'

/** What is wrong with a printed document, to be reported on its file. */
export interface Problem {
  rule: Rule
  reason: string
  /** Whether it does not say which characters it is about, since the PDF does not know. */
  unnamed?: true
}
