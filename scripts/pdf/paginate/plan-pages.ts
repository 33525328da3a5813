import { fitNotes, heightOfNotes, type NoteFit, type NotePiece, type PendingNote } from './fit-notes.ts'
import { BREAK, type Galley, type GalleyItem } from './galley.ts'

export interface PlannedPage {
  /** Items `start` (included) to `end` (excluded) stand on it: none where a long note takes the page. */
  start: number
  end: number
  /** Height of the body text, with a repeated table header, px. */
  body: number
  /** Pieces of notes at its foot, their `top` and `bottom` px from the top of the page. */
  notes: NotePiece[]
  /** It shows the rest of an item that is taller than a page. */
  spill: boolean
}

export interface Plan {
  pages: PlannedPage[]
  /** Notes that do not begin on the page of their call, since no room could be made. */
  late: { note: number; item: number }[]
  /** Items taller than a page. */
  tall: number[]
}

/** Ends of pages: start item → the last end to consider, after a layout turned out taller than planned. */
export type Caps = ReadonlyMap<number, number>

interface Candidate {
  end: number
  cost: number
  body: number
  fit: NoteFit
}

/** White space at the foot of a page, as a share of its height, up to which a note is moved rather than parted. */
const ACCEPTED_BLANK = 0.1
/** Share of a page that body text may take while a long note goes on below it. */
const BODY_BESIDE_LONG_NOTE = 1 / 3
/** px by which engine and arithmetic may differ. */
const TOLERANCE = 1

/**
 * Divides the galley into pages: each as full as it can be, with its notes at its foot. Always ends, since every page
 * takes an item or a line of a note.
 */
export function planPages(galley: Galley, caps: Caps = new Map()): Plan {
  const { items } = galley
  const costs = breakCosts(galley)
  const plan: Plan = { pages: [], late: [], tall: [] }
  let start = 0
  let queue: PendingNote[] = []
  while (start < items.length || queue.length > 0) {
    const waits = queue.length > 0 && (start === items.length || items[start]?.forced === true)
    const chosen = waits ? undefined : choose(galley, queue, candidates(galley, costs, start, queue, caps.get(start)))
    if (chosen) {
      plan.pages.push(pageOf(galley, start, chosen.end, chosen.body, chosen.fit.pieces))
      start = chosen.end
      queue = chosen.fit.rest
    } else if (queue.length > 0) {
      const header = waits ? 0 : (items[start]?.header ?? 0)
      const fit = fitNotes(galley, queue, galley.pageHeight - TOLERANCE - header)
      const placed = fit.pieces.length > 0 ? fit : overflowing(galley, queue)
      plan.pages.push(pageOf(galley, start, start, header, placed.pieces))
      queue = placed.rest
    } else {
      queue = placeByForce(galley, plan, start)
      start++
    }
  }
  return plan
}

/** What ending the page before each item costs. A group that does not fit on a page does not count as one. */
function breakCosts(galley: Galley): number[] {
  const { items, groups } = galley
  const costs: number[] = items.map(item => (item.forced ? BREAK.free : item.cost))
  for (const { from, to } of groups) {
    const members = items.slice(from, to)
    const height = Math.max(...members.map(item => item.bottom)) - (members[0]?.top ?? 0)
    const notes = members.flatMap(item => item.notes.map(note => ({ note, from: 0 })))
    if (height + heightOfNotes(galley, notes) > galley.pageHeight - TOLERANCE) continue
    for (let index = from + 1; index < to; index++) costs[index] = Math.max(costs[index] ?? 0, BREAK.together)
  }
  return costs
}

/** Every end that the page could have, in order, as long as all notes called on it can begin on it. */
function candidates(
  galley: Galley,
  costs: readonly number[],
  start: number,
  queue: readonly PendingNote[],
  cap = Number.POSITIVE_INFINITY,
): Candidate[] {
  const { items, pageHeight } = galley
  const first = items[start] as GalleyItem
  const pending = [...queue]
  const found: Candidate[] = []
  let bottom = first.bottom
  for (let end = start + 1; end <= items.length && (end <= cap || end === start + 1); end++) {
    const last = items[end - 1] as GalleyItem
    if (end > start + 1 && last.forced) break
    bottom = Math.max(bottom, last.bottom)
    for (const note of last.notes) pending.push({ note, from: 0 })
    const body = bottom - first.top + first.header
    const room = pageHeight - TOLERANCE - body
    if (room < 0) break
    const fit = fitNotes(galley, pending, room)
    if (fit.outcome === 'short') break
    const isLast = end === items.length || items[end]?.forced === true
    found.push({ end, body, fit, cost: isLast ? BREAK.free : (costs[end] ?? BREAK.free) })
  }
  return found
}

/**
 * The fullest page at the lowest cost. A note is parted only if the page would otherwise end with much white space, and
 * then as little as possible: the page ends with the line that calls it.
 */
function choose(galley: Galley, queue: readonly PendingNote[], found: readonly Candidate[]): Candidate | undefined {
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
    const chosen = beside ?? parted[0] ?? crowded ?? whole
    if (chosen) return chosen
  }
  return undefined
}

function blankOf(galley: Galley, { body, fit }: Candidate): number {
  const last = fit.pieces.at(-1)
  return galley.pageHeight - body - (last === undefined ? 0 : galley.separation + last.bottom)
}

function pageOf(galley: Galley, start: number, end: number, body: number, pieces: readonly NotePiece[]): PlannedPage {
  const shift = galley.pageHeight - TOLERANCE - (pieces.at(-1)?.bottom ?? 0)
  const notes = pieces.map(piece => ({ ...piece, top: piece.top + shift, bottom: piece.bottom + shift }))
  return { start, end, body, notes, spill: false }
}

/** A line of a note that is taller than a page, or a tall note without lines: it stands alone, whatever it covers. */
function overflowing(galley: Galley, [first, ...rest]: readonly PendingNote[]): NoteFit {
  const { note, from } = first as PendingNote
  const lines = galley.notes[note]?.lines ?? []
  const to = Math.min(from + 1, lines.length)
  const left = to < lines.length ? [{ note, from: to }, ...rest] : rest
  return {
    pieces: [{ note, from, to, top: 0, bottom: galley.pageHeight - galley.separation }],
    rest: left,
    outcome: 'short',
  }
}

/**
 * Sets an item that cannot stand on a page with its notes: alone, on as many pages as it takes, with those of its notes
 * that find room. Returns the others.
 */
function placeByForce(galley: Galley, plan: Plan, start: number): PendingNote[] {
  const item = galley.items[start] as GalleyItem
  const body = item.bottom - item.top + item.header
  const pages = Math.max(1, Math.ceil(body / galley.pageHeight))
  if (pages > 1) plan.tall.push(start)
  for (let page = 1; page < pages; page++)
    plan.pages.push({
      ...pageOf(galley, page === 1 ? start : start + 1, start + 1, galley.pageHeight, []),
      spill: page > 1,
    })
  const left = body - (pages - 1) * galley.pageHeight
  const pending = item.notes.map(note => ({ note, from: 0 }))
  const fit = fitNotes(galley, pending, galley.pageHeight - TOLERANCE - left)
  for (const { note, from } of fit.rest) if (from === 0) plan.late.push({ note, item: start })
  plan.pages.push({ ...pageOf(galley, pages > 1 ? start + 1 : start, start + 1, left, fit.pieces), spill: pages > 1 })
  return fit.rest
}
