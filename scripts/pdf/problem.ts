import type { RuleId } from '../rules.ts'

/** What is wrong with a printed document, to be reported on its file. */
export interface Problem {
  rule: RuleId
  reason: string
}
