/**
 * How hard it is to end a page before an item: the higher, the later it is considered.
 * `free` costs nothing; `loose` leaves a widow or an orphan; `together` breaks what should stay whole (a figure, a box,
 * a table row); `attached` parts a heading or a caption from what it belongs to.
 */
export const BREAK = { free: 0, loose: 1, together: 2, attached: 3 } as const
export type BreakCost = (typeof BREAK)[keyof typeof BREAK]

/**
 * The smallest part of the document that stays on one page: a line, a table row, a picture. `top` and `bottom` are CSS
 * px down the galley, and take in the edges of the blocks that begin or end with it.
 */
export interface GalleyItem {
  top: number
  bottom: number
  cost: BreakCost
  /** A style sheet asks for a new page here. */
  forced: boolean
  /** A chapter begins here. */
  opens: boolean
  /** Height of the table header that is repeated above it when it is the first of a page, px. */
  header: number
  /** Notes called in it for the first time: indices into `Galley.notes`. */
  notes: number[]
  /** A heading, a frame or a figure begins here, with space above it that may be more on a page that is not full. */
  spaced: boolean
  /** It is of the running text, not of a table, a box or a quotation: a figure may stand above it on its page. */
  plain: boolean
}

/** A note as tall as it is when it is not broken. Lines are px from its top. */
export interface GalleyNote {
  number: string
  height: number
  /** Tops and bottoms of its lines. Empty if it is too short to be parted. */
  lines: { top: number; bottom: number }[]
}

/** Items `from` (included) to `to` (excluded) that belong on one page if they fit on one. */
export interface GalleyGroup {
  from: number
  to: number
  /** A frame around text, which may go on overleaf where the page would else end with much white space. */
  frame?: boolean
}

/** A figure or box that may be set at the top of the next page, while the text behind it fills the page. */
export interface GalleyFloat extends GalleyGroup {
  height: number
  /** Space between the item before and the one behind it where it does not stand between them, px. */
  gap: number
  /** Space below it at the top of a page, px. */
  below: number
}

export interface GalleyChapter {
  /** Its anchor. */
  id: string
  /** Words of the running header. */
  name: string
  /** First item. */
  item: number
  /** Whether its pages show their number and a running header: not those of the cover and the imprint. */
  folio: boolean
}

/** The document as one column without pages: everything that planning its pages needs to know. */
export interface Galley {
  /** Height of a page's text area, px. */
  pageHeight: number
  /** Space between body text and the first note of a page, with the rule in it, px. */
  separation: number
  /** Space between two notes, px. */
  noteGap: number
  /** In how many columns notes stand at the foot of a page. */
  noteColumns: number
  /** Share of a page that is taken at most where a chapter begins on it: below that share it has the next page. */
  latestOpening: number
  /** Whether chapters that begin a page begin a right-hand one. */
  rightHand: boolean
  items: GalleyItem[]
  notes: GalleyNote[]
  groups: GalleyGroup[]
  /** In document order. */
  floats: GalleyFloat[]
  chapters: GalleyChapter[]
  /** The item with which the notes at the end of a chapter begin, for each that has them there. */
  chapterNotes: number[]
  /** Anchor → the item that it begins with. */
  anchors: Record<string, number>
  /** First item in `main`, and the distance of main's upper edge from its top, px: notes are placed from there. */
  main: { item: number; top: number }
}
