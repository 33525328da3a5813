/** A page begins with an item. */
export interface BreakPin {
  item: number
  /** Room of the pages before it without text, which a long note takes, px. */
  blank: number
  /** Room kept free above it on its page, for a figure, px. */
  above: number
  /** Room left below the text on the page before, px. */
  room: number
  /** Where notes stand on the page before: px from the top of main, up to the end of the page. */
  foot?: { top: number; height: number }
}

/** Where a note stands, and where it is parted. */
export interface NotePin {
  note: number
  /** px from the top of main. */
  top: number
  /** `height` px from the bottom of the line before line `line` to its top, overleaf. */
  parts: { line: number; height: number }[]
}

/** The rule above the notes of a page. */
export interface RulePin {
  /** px from the top of main to the first note. */
  top: number
  /** Whether it is as wide as the text, since the first note goes on from the page before. */
  wide: boolean
}

/** Where a figure stands that is carried to the top of a page. */
export interface FigurePin {
  /** Its first item. */
  item: number
  /** px from the top of main. */
  top: number
}

/** What a plan of pages asks to be done in the document. */
export interface Pins {
  breaks: BreakPin[]
  notes: NotePin[]
  rules: RulePin[]
  figures: FigurePin[]
}
