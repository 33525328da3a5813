import { RULES, type RuleId } from '../../ground/rules.ts'
import type { ParityProblem } from './problem.ts'

const PARITY_RULES = Object.keys(RULES).filter((rule): rule is RuleId => rule.startsWith('parity-'))

/**
 * Reads what a translator's note silences: `ignore parity-number: written out in words`, several rules in several lines
 * or sentences. Reports (`parity-ignore`) rules that do not exist and silences without a reason, which do not count.
 */
export function readIgnored(note: string): { ignored: Set<RuleId>; problems: ParityProblem[] } {
  const ignored = new Set<RuleId>()
  const problems: ParityProblem[] = []
  for (const match of note.matchAll(/\bignore (parity-[\w-]*)(:?)[ \t]*([^\n]?)/g)) {
    const [, name = '', colon, reason] = match
    const rule = PARITY_RULES.find(known => known === name)
    const problem = { rule: 'parity-ignore' as const, index: match.index }
    if (!rule)
      problems.push({ ...problem, reason: `Unexpected rule \`${name}\``, actual: name, expected: PARITY_RULES })
    else if (colon === '' || !reason)
      problems.push({ ...problem, reason: `Missing reason, expected \`ignore ${name}: why it is right as it is\`` })
    else ignored.add(rule)
  }
  return { ignored, problems }
}
