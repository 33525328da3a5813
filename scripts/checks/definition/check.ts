import type { VFile } from 'vfile'
import { type ReportOptions, report } from '../../ground/messages.ts'
import type { LanguageRules } from '../../languages/language.ts'
import type { Checks } from '../../model/publication.ts'
import type { Source } from '../../model/source.ts'
import { Rule, type RuleDefinition } from '../../rules/definition/rule.ts'
import type { Locale } from '../../translations/locales/locale.ts'
import type { Passage } from '../passages/passage.ts'
import type { Material } from './material.ts'

/** Reports a problem under the rule of the check that was given it. */
export type Say = (reason: string, options?: ReportOptions) => void
export type SayIn = (file: VFile, reason: string, options?: ReportOptions) => void

/** When a check is run: whenever the publication is read, only before a release, or only by the formats that need it. */
export type Occasion = 'always' | 'release' | 'format'

/** Reports a problem at an index of a passage. */
export type SayAt = (reason: string, at: Found) => void

export interface Found {
  index: number
  /** How many characters it is about. */
  length: number
  /** What stands in the passage, and what is to stand there, where that is safe; see {@link ReportOptions}. */
  fix?: { index: number; was: string; becomes: string }
  /** What stands there, and what might have been meant. */
  actual?: string
  expected?: readonly string[]
}

/** What was found in a passage, by its offsets in the text. */
export interface Finding {
  rule: string
  reason: string
  offset: number
  length: number
  fix?: { offset: number; was: string; becomes: string }[]
  actual?: string
  expected?: readonly string[]
}

/** All that a check of a passage may know beside it: what it finds is kept for as long as these are the same. */
export interface PassageContext {
  /** BCP 47 tag of its language. */
  tag: string
  rules: LanguageRules
  /** Whether it is a translation. */
  isTranslated: boolean
  settings: Checks
  /** Of the publication: `2022-12-15`. */
  date: string
}

/** All that a check of a chapter may know beside it: what has nothing to say is not asked again while these are the same. */
export interface ChapterContext {
  /** BCP 47 tag of the language that chapters are written in. */
  tag: string
  settings: Checks
}

export type CheckDefinition = RuleDefinition & {
  /** `always` by default. */
  when?: Occasion
  /** Starts what goes on beside the other checks, which are run meanwhile. */
  ahead?(material: Material): void
  /** Reads a passage of a chapter, a list of words or a translation, and nothing else. */
  passage?(passage: Passage, say: SayAt, context: PassageContext): void
  /** Reads one Markdown file, and nothing else; what it says is reported there. */
  chapter?(source: Source, say: Say, context: ChapterContext): void
  /** Reads the translations of one language. */
  translations?(locale: Locale, say: SayIn, material: Material): void
  /** Reads everything at once. */
  publication?(material: Material, say: SayIn, rules: readonly Rule[]): void | Promise<void>
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

  get readsPassages(): boolean {
    return this.#definition.passage !== undefined
  }

  get readsChapters(): boolean {
    return this.#definition.chapter !== undefined
  }

  get isAhead(): boolean {
    return this.#definition.ahead !== undefined
  }

  startAhead(material: Material): void {
    this.#definition.ahead?.(material)
  }

  readChapter(source: Source, context: ChapterContext): void {
    const { chapter } = this.#definition
    chapter?.(source, (reason, options) => report(source.file, this, reason, options), context)
  }

  findIn(passage: Passage, context: PassageContext): Finding[] {
    const found: Finding[] = []
    const say: SayAt = (reason, { index, length, fix, ...rest }) => {
      const { offsetAt } = passage
      const edits = fix && { fix: [{ offset: offsetAt(fix.index), was: fix.was, becomes: fix.becomes }] }
      found.push({ rule: this.id, reason, offset: offsetAt(index), length, ...edits, ...rest })
    }
    this.#definition.passage?.(passage, say, context)
    return found
  }

  /**
   * Reads the translations, and everything at once.
   *
   * @param rules all that there are
   */
  async run(material: Material, rules: readonly Rule[] = []): Promise<void> {
    const { translations, publication } = this.#definition
    const sayIn: SayIn = (file, reason, options) => {
      report(file, this, reason, options)
    }
    if (translations) for (const locale of material.locales) translations(locale, sayIn, material)
    await publication?.(material, sayIn, rules)
  }
}

/** Defines a rule together with what finds its breaches. */
export function defineCheck(definition: CheckDefinition): Check {
  return new Check(definition)
}
