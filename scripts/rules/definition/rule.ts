import type { Examples } from './example.ts'

/**
 * How a message counts: an error makes the command end with 1 and nothing is written; a warning refuses a release; a hint
 * is for the author to weigh, and keeps nothing from being published.
 */
export type Severity = 'error' | 'warning' | 'hint'

export type RuleDefinition = Examples & {
  /** Also the name of its file: `citation-unknown`. */
  id: string
  severity: Severity
  /** What is wrong where the rule is broken, in a sentence. */
  summary: string
  /** Whether a publication can silence it. By default it can where it has a check, or is no error. */
  silenceable?: boolean
  /**
   * Whether what stands below was not read as it was meant: what else is said of the file there follows from it, and is
   * left out.
   */
  swallows?: boolean
}

/**
 * A rule: what a message may be about. Each has a file of its own, `<id>.ts`, and there is no other way to get one than to
 * import it: the compiler refuses a message under a rule that does not exist.
 */
export class Rule {
  readonly id: string
  readonly severity: Severity
  readonly summary: string
  readonly examples: Examples
  /** An error of a parser or of the printer says that something could not be done: there is nothing to publish instead. */
  readonly silenceable: boolean
  readonly swallows: boolean
  /** Nothing that merely looks like a rule is taken for one. */
  declare protected readonly own: true

  constructor(definition: RuleDefinition) {
    const { id, severity, summary, silenceable = severity !== 'error', swallows = false } = definition
    this.id = id
    this.severity = severity
    this.summary = summary
    this.silenceable = silenceable
    this.swallows = swallows
    this.examples = 'bad' in definition ? { bad: definition.bad, good: definition.good } : definition
  }
}

/** Defines a rule whose breaches are found where something is read, put together or printed. */
export function defineRule(definition: RuleDefinition): Rule {
  return new Rule(definition)
}
