/** Inline content of a block, from a child of it to the next block or its end: it is set in lines. */
export interface Run {
  block: Element
  first: Node | null
  /** The sibling after its last node. */
  end: Node | null
}

/** A line as the engine has set it. */
export interface Line {
  /** Page-sized column that it stands in, from 0; always 0 in the galley. */
  column: number
  /** Edges of the line box, px in the window. */
  top: number
  bottom: number
  /** The texts that have a part in it. */
  texts: Text[]
}

/** Where an element is put into the document: within a text or before a node. */
export type Place = { text: Text; offset: number } | { parent: Node; before: Node | null }

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

/** What the functions that run in the page share, from one call to the next. */
export interface PageState {
  pageHeight: number
  items: ItemElements[]
  notes: { element: HTMLElement; call: Element }[]
  /** Page-sized column of a box, from 0. */
  columnOf(rect: DOMRect): number
  linesOf(run: Run): Line[]
  /** Where a float goes that shall stand below line `index` of a run (-1: above its first line). */
  placeBelow(run: Run, lines: readonly Line[], index: number): Place
  /** Where line `index` of a run begins. */
  placeOf(run: Run, lines: readonly Line[], index: number): Place
  insert(element: Element, place: Place): void
  /** Takes out whatever `insert` put in. */
  removeInserted(): void
}

declare global {
  /** Set by startPaginating, in the page, until finishPaginating. */
  var paginating: PageState
}
