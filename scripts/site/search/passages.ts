/** The text of an edition, as a script beside the pages gives it. */
export interface SearchedEdition {
  /** The page, as seen from the page for searches. */
  page: string
  title: string
  /** BCP 47 tag of the title, where it is not the page's. */
  lang?: string
  /** Chapters and their sections, by their titles. */
  places: string[]
  /** The anchor of each passage, the number of its place in the list, -1 for none, and its words. */
  passages: [anchor: string, place: number, text: string][]
}

/** Where those scripts put it. */
export const SEARCHED = 'searchedEditions'
