/** The text of an edition, as a script beside the pages gives it. */
export interface SearchedEdition {
  /** The page, as seen from the page for searches. */
  page: string
  title: string
  /** BCP 47 tag of the title, where it is not the page's. */
  lang?: string
  /** Titles of chapters. */
  chapters: string[]
  /** The anchor of each passage, its chapter's place in the list, and its words. */
  passages: [anchor: string, chapter: number, text: string][]
}

/** Where those scripts put it. */
export const SEARCHED = 'searchedEditions'
