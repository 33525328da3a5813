import { BREAK, type Galley, type GalleyFloat, type GalleyItem } from '../in-page/galley.ts'
import { deferFigure } from './defer-figure.ts'
import { fitNotes, heightOfNotes, type NoteFit, type PendingNote } from './fit-notes.ts'
import {
  ACCEPTED_BLANK,
  blankOf,
  chooseEnd,
  notesOf,
  type PageEnd,
  type PageStart,
  pageEnds,
  roomOf,
  TOLERANCE,
} from './page-ends.ts'
import type { Plan, PlannedPage } from './plan.ts'

/** Ends of pages: start item → the last end to consider, after a layout turned out taller than planned. */
export type Caps = ReadonlyMap<number, number>

/** What pages are filled from. */
export interface Filler {
  galley: Galley
  /** What ending the page before each item costs. */
  costs: readonly number[]
  caps: Caps
}

/** Where the next page begins, and with what. */
export interface NextPage {
  item: number
  queue: readonly PendingNote[]
  carried: readonly GalleyFloat[]
}

/** Always ends, since every page takes an item, a figure or a line of a note. */
export function fillPages(filler: Filler): Plan {
  const plan: Plan = { pages: [], late: [], tall: [] }
  let next: NextPage = { item: 0, queue: [], carried: [] }
  while (!isOver(filler.galley, next)) next = fillNext(filler, plan, next)
  return plan
}

/** Whether nothing is left for another page. */
export function isOver({ items }: Galley, { item, queue }: NextPage): boolean {
  return item >= items.length && queue.length === 0
}

/** Adds the next page to a plan, or several where something is taller than one. */
export function fillNext(
  { galley, costs, caps }: Filler,
  plan: Plan,
  { item: start, queue, carried }: NextPage,
): NextPage {
  const { items } = galley
  if (queue.length === 0 && opensLeft(galley, start, plan.pages.length + 1))
    plan.pages.push(pageOf(galley, start, start, 0))
  const page: PageStart = { item: start, queue, carried, cap: caps.get(start) ?? Number.POSITIVE_INFINITY }
  const waits = queue.length > 0 && (start === items.length || items[start]?.forced === true)
  const ends = waits ? [] : pageEnds(galley, costs, page)
  const plain = chooseEnd(galley, page, ends)
  if (plain) {
    // Rather a figure on the next page than parts of several notes.
    const before = plain.fit.outcome === 'crowded' ? ends.findLast(isWhole) : plain
    const deferring = before && deferFigure(galley, costs, page, before)
    const { end, body, fit } = partedFrame(galley, ends, deferring ?? plain) ?? deferring ?? plain
    const deferred = deferring?.end === end ? deferring.figures : []
    plan.pages.push({ ...pageOf(galley, start, end, body, fit), carried, deferred })
    return { item: end, queue: fit.rest, carried: deferred }
  }
  if (queue.length > 0 || carried.length > 0)
    return { item: start, queue: placeNotesAlone(galley, plan, page, waits), carried: [] }
  return { item: start + 1, queue: placeByForce(galley, plan, start), carried: [] }
}

/** Whether a page that is to be a right-hand one, with an odd number, would not be. */
function opensLeft({ items, rightHand }: Galley, start: number, page: number): boolean {
  const item = items[start]
  return rightHand && item?.opens === true && item.forced && page % 2 === 0
}

/** A page of notes that go on, or a figure, without text. Returns the notes that are left. */
function placeNotesAlone(
  galley: Galley,
  plan: Plan,
  { item, queue, carried }: PageStart,
  waits: boolean,
): PendingNote[] {
  const header = waits || carried.length > 0 ? 0 : (galley.items[item]?.header ?? 0)
  const body = header + roomOf(carried)
  const pending = [...queue, ...notesOf(galley.items, carried)]
  const fit = fitNotes(galley, pending, galley.pageHeight - TOLERANCE - body)
  const placed = fit.pieces.length > 0 || pending.length === 0 ? fit : overflowing(galley, pending)
  plan.pages.push({ ...pageOf(galley, item, item, body, placed), carried })
  return placed.rest
}

/**
 * An end within a frame, where the page would otherwise have more white space than is accepted: the frame goes on overleaf
 * with some lines on either side.
 */
function partedFrame(galley: Galley, ends: readonly PageEnd[], otherwise: PageEnd): PageEnd | undefined {
  const { items, groups, pageHeight } = galley
  const blank = blankOf(galley, otherwise)
  if (blank <= pageHeight * ACCEPTED_BLANK || items[otherwise.end]?.forced !== false) return undefined
  const isInFrame = ({ end }: PageEnd) =>
    groups.some(({ frame, from, to }) => frame && end - from >= FRAME_LINES && to - end >= FRAME_LINES - 1)
  const found = ends.findLast(
    end =>
      end.end > otherwise.end && items[end.end]?.cost === BREAK.free && end.fit.outcome === 'whole' && isInFrame(end),
  )
  return found && blankOf(galley, found) < blank - pageHeight * WORTH_PARTING ? found : undefined
}

/** Lines of a frame, its title included, that stand on the page where it begins. */
const FRAME_LINES = 4
/** Share of a page that parting a frame has to fill. */
const WORTH_PARTING = 0.05

function isWhole({ cost, fit }: PageEnd): boolean {
  return cost === BREAK.free && fit.outcome === 'whole'
}

/** What ending the page before each item costs. A group that does not fit on a page does not count as one. */
export function breakCosts(galley: Galley): number[] {
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

function pageOf(galley: Galley, start: number, end: number, body: number, fit?: NoteFit): PlannedPage {
  const shift = galley.pageHeight - TOLERANCE - (fit?.height ?? 0)
  const notes = fit?.pieces.map(piece => ({ ...piece, top: piece.top + shift, bottom: piece.bottom + shift })) ?? []
  return { start, end, body, notes, spill: false, carried: [], deferred: [], spaces: [] }
}

/** A line of a note that is taller than a page, or a tall note without lines: it stands alone, whatever it covers. */
function overflowing(galley: Galley, [first, ...rest]: readonly PendingNote[]): NoteFit {
  const { note, from } = first as PendingNote
  const lines = galley.notes[note]?.lines ?? []
  const to = Math.min(from + 1, lines.length)
  const left = to < lines.length ? [{ note, from: to }, ...rest] : rest
  const height = galley.pageHeight - galley.separation
  return { pieces: [{ note, from, to, column: 0, top: 0, bottom: height }], height, rest: left, outcome: 'short' }
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
      ...pageOf(galley, page === 1 ? start : start + 1, start + 1, galley.pageHeight),
      spill: page > 1,
    })
  const left = body - (pages - 1) * galley.pageHeight
  const pending = item.notes.map(note => ({ note, from: 0 }))
  const fit = fitNotes(galley, pending, galley.pageHeight - TOLERANCE - left)
  for (const { note, from } of fit.rest) if (from === 0) plan.late.push({ note, item: start })
  plan.pages.push({ ...pageOf(galley, pages > 1 ? start + 1 : start, start + 1, left, fit), spill: pages > 1 })
  return fit.rest
}
