import type { Galley, GalleyItem } from '../in-page/galley.ts'
import type { BreakPin, NotePin, Pins } from '../in-page/pins.ts'
import { roomOf } from './page-ends.ts'
import type { Plan, PlannedPage } from './plan.ts'

/** px below a text at which the background of a box that goes on overleaf ends. */
const BELOW_TEXT = 6

/** Turns a plan into what has to be done in the document. */
export function makePins(galley: Galley, { pages }: Plan): Pins {
  const top = topOfPages(galley, pages)
  return {
    breaks: breakPins(galley, pages, top),
    notes: notePins(galley, pages, top),
    rules: pages.flatMap(({ notes: [first] }, index) =>
      first ? [{ top: top(index) + first.top, wide: first.from > 0 }] : [],
    ),
    figures: pages.flatMap(({ carried }, index) => (carried ? [{ item: carried.from, top: top(index) }] : [])),
  }
}

/** The top of each page, px below the top of main. */
function topOfPages({ items, main, pageHeight }: Galley, pages: readonly PlannedPage[]): (page: number) => number {
  const mainPage = pages.findIndex(page => page.end > main.item)
  const start = pages[mainPage]?.start ?? 0
  const first = items[start] as GalleyItem
  // A page's first item loses the margin above it: where main begins a page, it does so at the very top.
  const mainTop = start === main.item ? 0 : main.top - first.top + first.header
  return page => (page - mainPage) * pageHeight - mainTop
}

function breakPins({ pageHeight }: Galley, pages: readonly PlannedPage[], top: (page: number) => number): BreakPin[] {
  const pins: BreakPin[] = []
  let before: { page: PlannedPage; index: number } | undefined
  let blank = 0
  for (const [index, page] of pages.entries()) {
    if (page.start === page.end && !page.spill) {
      // A figure takes no room in the flow.
      blank += pageHeight - (page.carried ? 0 : page.body)
      continue
    }
    if (before && !page.spill) {
      const { body, notes } = before.page
      const foot = { top: top(before.index) + body + BELOW_TEXT, height: pageHeight - body - BELOW_TEXT }
      const above = roomOf(page.carried)
      pins.push({ item: page.start, blank, above, room: pageHeight - body, ...(notes.length > 0 && { foot }) })
    }
    before = { page, index }
    blank = 0
  }
  return pins
}

function notePins({ pageHeight }: Galley, pages: readonly PlannedPage[], topOf: (page: number) => number): NotePin[] {
  const pins = new Map<number, NotePin>()
  /** Note → bottom of its last piece, px from the top of its page. */
  const parted = new Map<number, number>()
  for (const [index, page] of pages.entries())
    for (const piece of page.notes) {
      const pin = pins.get(piece.note)
      const left = parted.get(piece.note)
      if (pin && left !== undefined) pin.parts.push({ line: piece.from, height: pageHeight - left + piece.top })
      else pins.set(piece.note, { note: piece.note, top: topOf(index) + piece.top, parts: [] })
      parted.set(piece.note, piece.bottom)
    }
  return [...pins.values()]
}
