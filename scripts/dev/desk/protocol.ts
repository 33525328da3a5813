import type { TranslationState } from '../../translations/locales/locale.ts'
import type { SegmentParts } from './parts.ts'

/** What passes between the desk's page and the server, as JSON. */

/** Parts of a page as HTML, by name. */
export type WrittenParts = Record<keyof SegmentParts, string>

export interface SegmentState {
  id: string
  base: string
  target: string
  note: string
  state: TranslationState
  savable: boolean
  issues: 'none' | 'some' | 'errors'
  reviewed: boolean
  /** Whether its note asks the editors something. */
  asks: boolean
  parts: WrittenParts
}

export interface ChapterAnswer {
  version: string
  /** Of all segments, in the order of the source. */
  ids: string[]
  /** Those that are others than the page has. */
  changed: SegmentState[]
  progress: string
}

export interface HelpAnswer {
  html: string
}

export interface CheckAnswer {
  parts: Pick<WrittenParts, 'state' | 'issues' | 'review'>
  /** Whether any of the issues is an error. */
  errors: boolean
  /** In few words, to be read out: `2 errors, 1 warning`. */
  summary: string
}

export interface RenderAnswer {
  rendered: string
}

export interface SavedAnswer {
  version: string
  segment: SegmentState
  progress: string
}

export interface SearchAnswer {
  html: string
}

export interface NextAnswer {
  /** Where the next one is that is not translated; absent where there is none. */
  href?: string
}

/** Status 409: the segment is another than the translator saw. */
export interface ConflictAnswer {
  /** Both versions, as HTML. */
  conflict: string
  segment: SegmentState
}

/** Any other status than 200 and 409. */
export interface FailureAnswer {
  error: string
}
