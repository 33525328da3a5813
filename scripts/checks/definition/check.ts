import type { VFile } from 'vfile'
import { type ReportOptions, report } from '../../ground/messages.ts'
import type { Source } from '../../model/source.ts'
import { Rule, type RuleDefinition } from '../../rules/definition/rule.ts'
import type { Locale } from '../../translations/locales/locale.ts'
import type { Material } from './material.ts'

/** Reports a problem under the rule of the check that was given it. */
export type Say = (reason: string, options?: ReportOptions) => void
export type SayIn = (file: VFile, reason: string, options?: ReportOptions) => void

/** When a check is run: whenever the publication is read, only before a release, or only by the formats that need it. */
export type Occasion = 'always' | 'release' | 'format'

export type CheckDefinition = RuleDefinition & {
  /** `always` by default. */
  when?: Occasion
  /** Reads one Markdown file; what it says is reported there. */
  chapter?(source: Source, say: Say, material: Material): void
  /** Reads the translations of one language. */
  translations?(locale: Locale, say: SayIn, material: Material): void
  /** Reads everything at once. */
  publication?(material: Material, say: SayIn, rules: readonly Rule[]): void
}

/** A rule whose breaches are found by reading what was loaded. Checks change nothing. */
export class Check extends Rule {
  readonly when: Occasion
  readonly #definition: CheckDefinition

  constructor(definition: CheckDefinition) {
    super({ silenceable: true, ...definition })
    this.when = definition.when ?? 'always'
    this.#definition = definition
  }

  /** @param rules all that there are */
  run(material: Material, rules: readonly Rule[] = []): void {
    const { chapter, translations, publication } = this.#definition
    const sayIn: SayIn = (file, reason, options) => {
      report(file, this, reason, options)
    }
    if (chapter)
      for (const source of material.sources.values())
        chapter(source, (reason, options) => sayIn(source.file, reason, options), material)
    if (translations) for (const locale of material.locales) translations(locale, sayIn, material)
    publication?.(material, sayIn, rules)
  }
}

/** Defines a rule together with what finds its breaches. */
export function defineCheck(definition: CheckDefinition): Check {
  return new Check(definition)
}
