/** The words of the script, in the page's language. */
export interface ReadingWords {
  close: string
  reference_one: string
  reference_other: string
  copy: string
  copyPassage: string
  copied: string
  enlarge: string
  addressedTo: string
  everyone: string
}

/** Reads the words that the page gives to its script. To be called while the script is first run. */
export function wordsOfPage(): ReadingWords {
  return JSON.parse(document.currentScript?.dataset.words ?? '{}')
}
