import type { Genre } from '../languages/language.ts'

/** A name in CSL-JSON. `literal` stands alone: an institution, printed as it is. */
export interface CslName {
  family?: string
  given?: string
  'non-dropping-particle'?: string
  'dropping-particle'?: string
  suffix?: string
  literal?: string
}

/** A date or range of dates. Years before the common era are negative; a second part of `[0]` leaves a range open. */
export interface CslDate {
  'date-parts'?: number[][]
  /** 1 spring … 4 winter. */
  season?: number
  circa?: boolean
  literal?: string
}

export const NAME_VARIABLES = [
  'author',
  'collection-editor',
  'compiler',
  'container-author',
  'director',
  'editor',
  'editor-translator',
  'organizer',
  'translator',
] as const

export const DATE_VARIABLES = ['accessed', 'event-date', 'issued', 'original-date'] as const

export type NameVariable = (typeof NAME_VARIABLES)[number]
export type DateVariable = (typeof DATE_VARIABLES)[number]

/** What a work says in the reader's language only: resolved when the work is formatted. */
export interface CslHints {
  /** Variables that list several places or publishers: joined with the language's "and". */
  lists?: Record<string, string[]>
  /** Name variables that end with "and others". */
  others?: NameVariable[]
  /** biblatex's word for the kind of thesis or report: `phdthesis`, `techreport`. */
  genre?: Genre
  /** biblatex's word for the state of publication: `forthcoming`, `inpress`. */
  status?: string
  /** For a set: the works that it stands for, by key. */
  members?: readonly string[]
  /** Short names of institutions: `Organisation for Economic Co-operation and Development` → `OECD`. */
  shortNames?: Record<string, string>
}

/**
 * A work in CSL-JSON 1.0.2. Text variables may hold the markup that CSL-JSON allows (`<i>`, `<b>`, `<sup>`, `<sub>`,
 * `<span class="nocase">`, small capitals); a literal `<` that would read as such markup is followed by U+2060.
 */
export type CslItem = {
  /** The BibTeX key. */
  id: string
  /** CSL item type: `article-journal`. */
  type: string
  /** BCP 47 tag of the work's own language. */
  language?: string
  custom?: CslHints
} & { [variable in NameVariable]?: CslName[] } & { [variable in DateVariable]?: CslDate } & {
  [variable: string]: unknown
}

/** The item types of CSL 1.0.2. */
export const ITEM_TYPES = new Set(
  `article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset
  document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation
  manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical
  personal_communication post post-weblog regulation report review review-book software song speech standard thesis
  treaty webpage`.split(/\s+/),
)

/** A text variable of an item, or '' where it has none. */
export function textOf(item: CslItem, variable: string): string {
  const value = item[variable]
  return typeof value === 'string' ? value : ''
}
