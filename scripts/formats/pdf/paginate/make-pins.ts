import type { Galley, GalleyItem } from '../in-page/galley.ts'
import type { BreakPin, NotePin, Pins } from '../in-page/pins.ts'
import type { PlacedPart } from './note-columns.ts'
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
    figures: pages.flatMap(({ carried }, index) =>
      carried.map(({ from }, place) => ({ item: from, top: top(index) + roomOf(carried.slice(0, place)) })),
    ),
    spaces: pages.flatMap(page => page.spaces),
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
      blank += pageHeight - (page.carried.length > 0 ? 0 : page.body)
      continue
    }
    if (before && !page.spill) {
      const { body } = before.page
      const foot = { top: top(before.index) + body + BELOW_TEXT, height: pageHeight - body - BELOW_TEXT }
      const above = roomOf(page.carried)
      pins.push({ item: page.start, blank, above, room: pageHeight - body, ...(foot.height > 0 && { foot }) })
    }
    before = { page, index }
    blank = 0
  }
  return pins
}

function notePins(galley: Galley, pages: readonly PlannedPage[], topOf: (page: number) => number): NotePin[] {
  const found = new Map<number, SetPart[]>()
  for (const [index, { notes }] of pages.entries()) {
    // Columns end where the page does.
    const top = notes[0]?.top ?? 0
    for (const part of notes) {
      const parts = found.get(part.note) ?? []
      parts.push({ ...part, page: index, columnTop: top })
      found.set(part.note, parts)
    }
  }
  return [...found.values()].map(parts => notePin(galley, parts as [SetPart, ...SetPart[]], topOf))
}

/** A part of a note on its page. */
interface SetPart extends PlacedPart {
  page: number
  /** Where the columns of its page begin, px from the top of the page. */
  columnTop: number
}

function notePin(galley: Galley, parts: [SetPart, ...SetPart[]], topOf: (page: number) => number): NotePin {
  const [first] = parts
  const { note, page, column, top, columnTop } = first
  if (parts.length === 1) return { note, top: topOf(page) + top, column, parts: [] }
  if (galley.noteColumns === 1) {
    const fillers = parts.slice(1).map((part, index) => {
      const before = parts[index] as SetPart
      return { line: part.from, height: galley.pageHeight - before.bottom + part.top }
    })
    return { note, top: topOf(page) + top, column, parts: fillers }
  }
  /** From the top of the first columns, as if all columns stood one below the other, px. */
  const place = (part: SetPart, y: number) => {
    const own = galley.pageHeight - columnTop
    if (part.page === page) return part.column * own + y - columnTop
    const between = (part.page - page - 1) * galley.noteColumns
    return galley.noteColumns * own + (between + part.column) * galley.pageHeight + y
  }
  const start = place(first, top)
  const fillers = parts.slice(1).map((part, index) => {
    const before = parts[index] as SetPart
    return { line: part.from, height: place(part, part.top) - place(before, before.bottom) }
  })
  return {
    note,
    top: topOf(page) + columnTop,
    parts: [...(start > 0 ? [{ line: first.from, height: start }] : []), ...fillers],
  }
}
