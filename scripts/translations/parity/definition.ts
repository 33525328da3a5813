import type { LanguageRules } from '../../languages/language.ts'
import type { SegmentKind } from '../../model/source.ts'
import { Rule, type RuleDefinition } from '../../rules/definition/rule.ts'
import type { Inspection } from './inspect.ts'
import type { ParityProblem } from './problem.ts'

/** Source or translation, as the rules of parity read it. */
export interface Side extends Pick<Inspection, 'words' | 'visible' | 'items'> {
  /** As it is typed. */
  text: string
  /** BCP 47 tag. */
  tag: string
  rules: LanguageRules
}

/** What a rule finds in a translation. */
export type Difference = Omit<ParityProblem, 'rule'>

export type ParityDefinition = RuleDefinition & {
  /** How a translation differs from its source by this rule; it reads nothing else. */
  compare(source: Side, target: Side, kind: SegmentKind): Iterable<Difference>
}

/** A rule that compares a translation with its source. */
export class ParityRule extends Rule {
  readonly #definition: ParityDefinition

  constructor(definition: ParityDefinition) {
    super(definition)
    this.#definition = definition
  }

  problems(source: Side, target: Side, kind: SegmentKind): ParityProblem[] {
    return Array.from(this.#definition.compare(source, target, kind), found => ({ ...found, rule: this }))
  }
}

/** Defines a rule of parity: a file of its own in `rules/`, `<id>.ts`. */
export function defineParity(definition: ParityDefinition): ParityRule {
  return new ParityRule(definition)
}
