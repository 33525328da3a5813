import { CHECK_FOLDERS, ruleIds } from '../../rules/definition/ids.ts'
import parityIgnore from '../../rules/parity-ignore.ts'
import type { ParityProblem } from './problem.ts'

/** Rules that look at a translation, which is where its note can silence them. */
const SILENCED_BY_NOTES = [...ruleIds().filter(id => id.startsWith('parity-')), ...ruleIds(CHECK_FOLDERS)]

/**
 * Reads what a translator's note silences: `ignore parity-number: written out in words`, several rules in several lines
 * or sentences. Reports (`parity-ignore`) rules that do not exist and silences without a reason, which do not count.
 */
export function readIgnored(note: string): { ignored: Set<string>; problems: ParityProblem[] } {
  const ignored = new Set<string>()
  const problems: ParityProblem[] = []
  for (const match of note.matchAll(/\bignore (parity-[\w-]*|term\b|[a-z]+(?:-[a-z]+)+(?=:))(:?)[ \t]*([^\n]?)/g)) {
    const [, name = '', colon, reason] = match
    const problem = { rule: parityIgnore, index: match.index }
    if (!SILENCED_BY_NOTES.includes(name))
      problems.push({
        ...problem,
        reason: `No rule \`${name}\` can be ignored in a note`,
        actual: name,
        expected: SILENCED_BY_NOTES,
      })
    else if (colon === '' || !reason)
      problems.push({ ...problem, reason: `The reason is missing: write \`ignore ${name}: why it is right as it is\`` })
    else ignored.add(name)
  }
  return { ignored, problems }
}
