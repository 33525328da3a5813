import { BREAK, type Galley, type GalleyFloat, type GalleyItem } from '../in-page/galley.ts'
import { fitNotes, fitWhole, type NoteFit, type PendingNote } from './fit-notes.ts'

/** What a page begins with. */
export interface PageStart {
  /** Its first item. */
  item: number
  /** Notes that go on from the page before. */
  queue: readonly PendingNote[]
  /** Figures of the page before that stand at its top. */
  carried: readonly GalleyFloat[]
  /** The last end to consider. */
  cap: number
}

/** An end that a page could have. */
export interface PageEnd {
  /** The item that the next page begins with. */
  end: number
  cost: number
  /** Height of the body text, with what is set above it, px. */
  body: number
  fit: NoteFit
}

/** White space at the foot of a page, as a share of its height, up to which a note is moved rather than parted. */
export const ACCEPTED_BLANK = 0.1
/** The same, up to which a line is moved rather than more than its last note parted. */
const BLANK_BEFORE_CROWDED = 0.25
/** Share of a page that body text may take while a long note goes on below it. */
const BODY_BESIDE_LONG_NOTE = 1 / 3
/** px by which engine and arithmetic may differ. */
export const TOLERANCE = 1

/**
 * Every end that a page could have, in order, as long as all notes called on it can begin on it.
 *
 * @param deferred figures among the items that are left out
 */
export function pageEnds(
  galley: Galley,
  costs: readonly number[],
  page: PageStart,
  deferred: readonly GalleyFloat[] = [],
): PageEnd[] {
  const { items, pageHeight } = galley
  const first = items[page.item] as GalleyItem
  const pending = [...page.queue, ...notesOf(items, page.carried)]
  const above = roomOf(page.carried) + first.header
  const found: PageEnd[] = []
  let bottom = first.bottom
  /** What the items behind the figure move up. */
  let shift = 0
  // Most lines call nothing: what their page has at its foot is what it had before.
  let whole = fitWhole(galley, pending)
  for (let end = page.item + 1; end <= items.length && (end <= page.cap || end === page.item + 1); end++) {
    const last = items[end - 1] as GalleyItem
    if (end > page.item + 1 && (last.forced || (last.opens && isLate(galley, found.at(-1))))) break
    const left = deferred.find(({ from, to }) => end > from && end <= to)
    if (left) {
      shift = (items[left.to]?.top ?? last.bottom) - bottom - left.gap
      continue
    }
    bottom = Math.max(bottom, last.bottom - shift)
    for (const note of last.notes) pending.push({ note, from: 0 })
    if (last.notes.length > 0) whole = fitWhole(galley, pending)
    const body = bottom - first.top + above
    const room = pageHeight - TOLERANCE - body
    if (room < 0) break
    const fit = whole && whole.height <= room - galley.separation ? whole : fitNotes(galley, pending, room)
    if (fit.outcome === 'short') break
    const isLast = end === items.length || items[end]?.forced === true
    found.push({ end, body, fit, cost: isLast ? BREAK.free : (costs[end] ?? BREAK.free) })
  }
  return found
}

/** Whether too little is left of a page that ends there for another chapter to begin on it. */
function isLate(galley: Galley, end: PageEnd | undefined): boolean {
  return end !== undefined && blankOf(galley, end) < galley.pageHeight * (1 - galley.latestOpening)
}

/**
 * The fullest page at the lowest cost. A note is parted only if the page would otherwise end with much white space, and
 * then as little as possible: the page ends with the line that calls it.
 */
export function chooseEnd(galley: Galley, { queue }: PageStart, found: readonly PageEnd[]): PageEnd | undefined {
  for (const cost of [BREAK.free, BREAK.loose, BREAK.together, BREAK.attached]) {
    const allowed = found.filter(candidate => candidate.cost <= cost)
    const whole = allowed.findLast(({ fit }) => fit.outcome === 'whole')
    if (whole && blankOf(galley, whole) <= galley.pageHeight * ACCEPTED_BLANK) return whole
    const parted = allowed.filter(({ fit }) => fit.outcome === 'parted')
    // A note from an earlier page goes on to a later one: let the text have its share of this one.
    const beside = parted.findLast(
      ({ fit, body }) => fit.rest[0]?.note === queue.at(-1)?.note && body <= galley.pageHeight * BODY_BESIDE_LONG_NOTE,
    )
    // Notes called beside each other, of which one alone is too long.
    const crowded = allowed.find(({ fit }) => fit.outcome === 'crowded')
    const roomy = whole && blankOf(galley, whole) <= galley.pageHeight * BLANK_BEFORE_CROWDED ? whole : undefined
    const chosen = beside ?? parted[0] ?? roomy ?? crowded ?? whole
    if (chosen) return chosen
  }
  return undefined
}

/** White space between body text and notes, px. */
export function blankOf(galley: Galley, { body, fit }: Pick<PageEnd, 'body' | 'fit'>): number {
  return galley.pageHeight - body - (fit.pieces.length === 0 ? 0 : galley.separation + fit.height)
}

/** What figures take at the top of a page, px. */
export function roomOf(carried: readonly GalleyFloat[]): number {
  return carried.reduce((sum, { height, below }) => sum + height + below, 0)
}

/** The notes called in figures. */
export function notesOf(items: readonly GalleyItem[], figures: readonly GalleyFloat[]): PendingNote[] {
  const inside = figures.flatMap(({ from, to }) => items.slice(from, to))
  return inside.flatMap(({ notes }) => notes.map(note => ({ note, from: 0 })))
}
