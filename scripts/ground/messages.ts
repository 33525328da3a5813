import { distance } from 'fastest-levenshtein'
import type { Node } from 'unist'
import type { VFile } from 'vfile'
import type { VFileMessage } from 'vfile-message'
import type { Rule, Severity } from '../rules/definition/rule.ts'

/** A place in a file: a node with a position, a position, or a point (1-based line and column). */
export type Place = Node | Node['position'] | { line: number; column: number } | undefined

export interface ReportOptions {
  place?: Place
  /** Values that would have been right. The nearest one to `actual` is offered as a suggestion. */
  expected?: Iterable<string>
  /** What stood there instead. */
  actual?: string
  /** What might have been meant, the likeliest first, where that is known otherwise. */
  meant?: readonly string[]
  /** A longer explanation. */
  note?: string
  /** What mends it, where that is safe: nobody who knows the text would choose otherwise. */
  fix?: readonly Edit[] | undefined
}

/** What stands at a place of a file, within its line, and what is to stand there instead. */
export interface Edit {
  /** 1-based, as is the column; columns count UTF-16 code units. */
  line: number
  column: number
  was: string
  becomes: string
}

/** What vfile has for severities; undefined is for what is merely said. */
const FATAL = { error: true, warning: false, hint: undefined } as const satisfies Record<Severity, boolean | undefined>

/** The rules of the messages reported. */
const rules = new WeakMap<VFileMessage, Rule>()

/** The rule under which a message was reported; undefined for one that somebody else's code left on the file. */
export function ruleOf(message: VFileMessage): Rule | undefined {
  return rules.get(message)
}

const fixes = new WeakMap<VFileMessage, readonly Edit[]>()

/** What mends the problem of a message; undefined where that is for its author to say. */
export function fixOf(message: VFileMessage): readonly Edit[] | undefined {
  return fixes.get(message)
}

/**
 * Reports a content problem on a file under a rule.
 *
 * Wording: what is wrong, a colon, what to do; values in backticks, no full stop: "No entry `oecd2021` in references.bib".
 * The nearest right word follows by itself. Never throws for a user's mistake.
 */
export function report(file: VFile, rule: Rule, reason: string, options: ReportOptions = {}): VFileMessage {
  const near = options.actual === undefined ? undefined : nearest(options.actual, options.expected ?? [])
  const meant = options.meant ?? (near === undefined ? [] : [near])
  const text = meant.length === 0 ? reason : `${reason}; did you mean ${choiceOf(meant)}?`
  const message = file.message(shortened(text), {
    place: pointOf(options.place),
    ruleId: rule.id,
    source: 'policy-paper',
  })
  message.fatal = FATAL[rule.severity]
  rules.set(message, rule)
  if (options.fix !== undefined) fixes.set(message, options.fix)
  if (options.actual !== undefined) message.actual = options.actual
  if (meant.length > 0) message.expected = [...meant]
  if (options.note !== undefined) message.note = options.note
  return message
}

/** In characters: more of a value than finds it in its file. */
const LONGEST_VALUE = 200

/** A message without the rest of a value that fills pages. */
function shortened(reason: string): string {
  return reason.length < LONGEST_VALUE
    ? reason
    : reason.replace(/`([^`]*)`/g, (whole, value: string) =>
        value.length > LONGEST_VALUE ? `\`${value.slice(0, LONGEST_VALUE).toWellFormed()}…\`` : whole,
      )
}

/** "`a`, `b` or `c`". */
function choiceOf(values: readonly string[]): string {
  return values
    .map(value => `\`${value}\``)
    .join(', ')
    .replace(/, (?=[^,]*$)/, ' or ')
}

/** In characters. */
const LONGEST_COMPARED = 200

/** The candidate closest to `value`, if one is near enough to be meant: two letters in five mistyped, or one in two. */
export function nearest(value: string, candidates: Iterable<string>): string | undefined {
  // Nobody means so long a name, and comparing takes the product of two lengths.
  if (value.length > LONGEST_COMPARED) return undefined
  let best: string | undefined
  let bestDistance = Math.min(value.length, Math.max(1, Math.floor(value.length * 0.4)) + 1)
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - value.length) >= bestDistance) continue
    const [typed, meant] = [value.toLowerCase(), candidate.toLowerCase()]
    const measured = isSwapped(typed, meant) ? 1 : distance(typed, meant)
    if (measured < bestDistance) {
      best = candidate
      bestDistance = measured
    }
  }
  return best
}

/** Whether two neighbouring letters changed places, `pfd` for `pdf`, which is one mistake and not two. */
function isSwapped(typed: string, meant: string): boolean {
  if (typed.length !== meant.length) return false
  const at = [...typed].findIndex((letter, index) => letter !== meant[index])
  const swapped = typed.slice(0, at) + (typed[at + 1] ?? '') + (typed[at] ?? '') + typed.slice(at + 2)
  return at >= 0 && swapped === meant
}

type PointPlace = { line: number; column: number } | Node['position']

function pointOf(place: Place): PointPlace {
  if (place === undefined) return undefined
  if ('type' in place) return place.position
  return place
}
