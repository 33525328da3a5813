import type { GalleyFloat } from '../in-page/galley.ts'
import type { SpacePin } from '../in-page/pins.ts'
import type { PlacedPart } from './note-columns.ts'

/** A mark at the outer edge of a page. */
export interface EdgeMark {
  /** Red, green and blue, 0 to 1. */
  colour: [red: number, green: number, blue: number]
  /** How far down the page it stands: 0 for the top, below 1. */
  place: number
}

export interface PlannedPage {
  /** Items `start` (included) to `end` (excluded) stand on it: none where a long note takes the page. */
  start: number
  end: number
  /** Height of the body text, with what is set above it: a figure, a repeated table header, px. */
  body: number
  /** Parts of notes at its foot, their `top` and `bottom` px from the top of the page. */
  notes: PlacedPart[]
  /** It shows the rest of an item that is taller than a page. */
  spill: boolean
  /** Figures of the page before that stand at its top, in order. */
  carried: readonly GalleyFloat[]
  /** Figures among its items that stand on the next page instead. */
  deferred: readonly GalleyFloat[]
  /** Items with more space above them than the style sheet says; `body` holds it. */
  spaces: readonly SpacePin[]
}

export interface Plan {
  pages: PlannedPage[]
  /** Notes that do not begin on the page of their call, since no room could be made. */
  late: { note: number; item: number }[]
  /** Items taller than a page. */
  tall: number[]
}
