/** What the page says by itself; `{{name}}` is that of a segment. */
export const PAGE_WORDS = [
  ...(['away', 'chapterChanged', 'choose', 'needsName', 'nothingLeft'] as const),
  ...(['notSaved', 'notSavedBefore', 'notSavedName', 'notSavedWhy', 'saved', 'savedName', 'saving'] as const),
]
export type PageWords = Record<(typeof PAGE_WORDS)[number], string>
