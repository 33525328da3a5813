/** A paragraph as it was sent to members. */
export interface SentParagraph {
  /** Id of its segment; empty where it has none: covers, lists that the build makes. */
  segment: string
  /** `14 bis`: its own, or that of the table or figure that it is in; empty where it has none. */
  number: string
  /** The note that it is part of, from 1 on; 0 for the text itself. */
  note: number
  /** Names of its bookmarks. */
  bookmarks: string[]
  /** As a reader of Word files finds it. */
  text: string
  /** How many pictures it has; none where it is left out. */
  pictures?: number
}

/** The text of an edition in a language as it was sent to members in a round. */
export interface SentText {
  round: string
  edition: string
  language: string
  /** The same for the same words: `k3f9a2b7`. */
  text: string
  version: string
  /** ISO date. */
  date: string
  questions: string[]
  paragraphs: SentParagraph[]
}

/** Where it is kept, below the publication's folder. */
export function sentPath({
  round,
  edition,
  language,
  text,
}: Pick<SentText, 'round' | 'edition' | 'language' | 'text'>): string {
  return `content/consultation/${round}/sent/${edition}.${language}.${text}.json`
}
