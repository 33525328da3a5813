/** A page begins with an item. */
export interface BreakPin {
  item: number
  /** Room of the pages before it without text, which a long note takes, px. */
  blank: number
  /** Room kept free above it on its page, for a figure, px. */
  above: number
  /** Room left below the text on the page before, px. */
  room: number
  /** Below the text on the page before: px from the top of main, up to the end of the page. Nothing of a frame is painted there. */
  foot?: { top: number; height: number }
}

/** Where a note stands, and where it is parted. */
export interface NotePin {
  note: number
  /** px from the top of main. */
  top: number
  /** The column that it stands in, from 0; none of a note that goes from one to another. */
  column?: number
  /**
   * `height` px to pass over before line `line`: from the bottom of the line before, through the rest of its column, page by
   * page and column by column, to the top of this one. Of the first line of a note in columns: from `top`.
   */
  parts: { line: number; height: number }[]
}

/** The rule above the notes of a page. */
export interface RulePin {
  /** px from the top of main to the first note. */
  top: number
  /** Whether it is as wide as the text, since the first note goes on from the page before. */
  wide: boolean
}

/** Where a figure or box stands that is carried to the top of a page. */
export interface FigurePin {
  /** Its first item. */
  item: number
  /** px from the top of main. */
  top: number
}

/** More space above an item, so that its page is full. */
export interface SpacePin {
  item: number
  /** All of it, px. */
  above: number
}

/** What a plan of pages asks to be done in the document. */
export interface Pins {
  breaks: BreakPin[]
  notes: NotePin[]
  rules: RulePin[]
  figures: FigurePin[]
  spaces: SpacePin[]
}
