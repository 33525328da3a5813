import type { Run } from './lines.ts'

/** The elements behind an item of the galley. */
export interface ItemElements {
  /** Elements that begin with the item, outermost first. */
  starts: Element[]
  /** The outermost element that ends with it, if any. */
  end: Element | undefined
  /** The block that shows where it is: of a line its block. */
  block: Element
  /** The line that it is. */
  line?: { run: Run; index: number }
  /** Part of a table row taller than a page: how many lines of each cell stand before it. */
  strip?: { row: HTMLTableRowElement; kept: number[] }
}

export interface NoteElements {
  element: HTMLElement
  call: Element
}

/** The elements behind the galley that was read last. */
export const found: { items: ItemElements[]; notes: NoteElements[] } = { items: [], notes: [] }
