/** What passes between the consultation desk's page and the server, as JSON. */

export interface EntryState {
  /** File and id of the entry. */
  key: string
  /** See `answerBase`. */
  base: string
  response: string
  status: string
  by: string
  open: boolean
}

/** The text of a passage: see `textBase`. */
export interface TextState {
  segment: string
  base: string
  html: string
}

export interface StateAnswer {
  entries: EntryState[]
  texts: TextState[]
  /** In words. */
  progress: string
}

export interface AnswerSaved {
  version: string
  entry: EntryState
}

/** Status 409: the entry is another than its answerer saw. */
export interface AnswerConflict {
  /** Both versions, as HTML. */
  conflict: string
  entry: EntryState
}

export interface ProposalApplied {
  version: string
  text: TextState
  /** What else is to be done. */
  notice: string
}

/** What the page says by itself, in its own language; `{{entry}}` is the name of an entry. */
export const PAGE_WORDS = [
  ...(['applied', 'appliedUnsaved', 'applying', 'choose', 'entriesChanged', 'notApplied', 'nothingLeft'] as const),
  ...(['notSaved', 'notSavedBefore', 'saved', 'saving'] as const),
]
export type PageWords = Record<(typeof PAGE_WORDS)[number] | 'away', string>
