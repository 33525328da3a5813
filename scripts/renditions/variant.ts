import type { Rendition } from './rendition.ts'

/**
 * Another shape of renditions, which takes the same way through every format: with the source beside the translation, or
 * numbered for consultation.
 */
export interface Variant {
  /** What stands in the files' names, behind the edition's: `policy-paper.bilingual.html`. */
  suffix: string
  /** What it is made as, whatever the publication's formats are. */
  formats?: readonly string[]
  /** Whether it holds words of two revisions: formats that would print them as one text are left out. */
  marksChanges?: boolean
  /** Whether it is for members to comment on, as what rounds are sent out in: a draft then, also where it is released. */
  toComment?: boolean
  /**
   * @param wanted the renditions that were asked for
   * @param all those of all editions and languages
   */
  apply(wanted: readonly Rendition[], all: readonly Rendition[]): Rendition[]
}
