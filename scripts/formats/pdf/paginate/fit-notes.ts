import type { Galley, GalleyNote } from '../in-page/galley.ts'

/** A note, or what is left of it from line `from` on, that waits for room at the foot of a page. */
export interface PendingNote {
  note: number
  from: number
}

/** Lines `from` (included) to `to` (excluded) of a note, and where they stand: px below the first note of the page. */
export interface NotePiece {
  note: number
  from: number
  to: number
  top: number
  bottom: number
}

export interface NoteFit {
  pieces: NotePiece[]
  /** What has to go on overleaf. */
  rest: PendingNote[]
  /**
   * `whole`: nothing is left. `parted`: the last note goes on overleaf. `crowded`: so do others, that all of them may
   * begin here. `short`: one could not even begin.
   */
  outcome: 'whole' | 'parted' | 'crowded' | 'short'
}

/** A part of a note overleaf, or left behind, has at least so many lines. */
const LEAST_LINES = 2

/** Where one note leaves others only the room to begin, those shorter than so many lines are not parted for it. */
const KEPT_WHOLE = 12

/** Gaps that notes which go on overleaf keep from each other beside the common one. */
const CONTINUED_GAPS = 3

/** Stacks notes in `room` px, as much as will go. */
export function fitNotes(galley: Galley, pending: readonly PendingNote[], room: number): NoteFit {
  const plain = stack(galley, pending, room)
  if (plain.outcome !== 'short' || pending.length < 2) return plain
  for (const lines of [KEPT_WHOLE, 2 * LEAST_LINES]) {
    const least = pending.map((one, index) => gapAbove(galley, one, index) + leastHeight(galley, one, lines))
    const crowded = stack(galley, pending, room, least)
    if (crowded.outcome !== 'short') return { ...crowded, outcome: 'crowded' }
  }
  return plain
}

/** Height that notes need when they are not parted, with their separation from the text; 0 for no notes. */
export function heightOfNotes(galley: Galley, pending: readonly PendingNote[]): number {
  if (pending.length === 0) return 0
  let height = galley.separation - galley.noteGap
  for (const one of pending) height += heightLeft(galley, one) + galley.noteGap
  return height
}

/** Stacks notes. Without `least`, the px that each needs at least, only the last one may be parted. */
function stack(galley: Galley, pending: readonly PendingNote[], room: number, least?: readonly number[]): NoteFit {
  const pieces: NotePiece[] = []
  const rest: PendingNote[] = []
  let top = 0
  for (const [index, one] of pending.entries()) {
    const { note, from } = one
    const { lines } = galley.notes[note] as GalleyNote
    const reserved = least?.slice(index + 1).reduce((sum, height) => sum + height + galley.noteGap, 0) ?? 0
    const available = room - galley.separation - reserved
    top += gapAbove(galley, one, index)
    let bottom = top + heightLeft(galley, one)
    let to = lines.length
    if (bottom > available) {
      to = lastLineThatFits(lines, from, available - top)
      if (to === from || (!least && index < pending.length - 1))
        return { pieces, rest: [...rest, ...pending.slice(index)], outcome: 'short' }
      rest.push({ note, from: to })
      bottom = top + (lines[to - 1]?.bottom ?? 0) - startOf(lines, from)
    }
    pieces.push({ note, from, to, top, bottom })
    top = bottom + galley.noteGap
  }
  return { pieces, rest, outcome: rest.length === 0 ? 'whole' : 'parted' }
}

/** What a note keeps from the one above it beside the common gap, px: two that go on overleaf would read as one. */
function gapAbove({ noteGap }: Galley, { from }: PendingNote, index: number): number {
  return from > 0 && index > 0 ? noteGap * CONTINUED_GAPS : 0
}

/** Height, px, of the beginning of a note, or of all that is left of it if that is less than so many lines. */
function leastHeight(galley: Galley, one: PendingNote, lines: number): number {
  const own = galley.notes[one.note]?.lines ?? []
  if (own.length - one.from < lines) return heightLeft(galley, one)
  return (own[one.from + LEAST_LINES - 1]?.bottom ?? 0) - startOf(own, one.from)
}

function heightLeft(galley: Galley, { note, from }: PendingNote): number {
  const { height, lines } = galley.notes[note] as GalleyNote
  return height - startOf(lines, from)
}

function startOf(lines: GalleyNote['lines'], from: number): number {
  return from === 0 ? 0 : (lines[from]?.top ?? 0)
}

/** The end of the lines from `from` on that fit in `room` px and leave enough of them on both sides, else `from`. */
function lastLineThatFits(lines: GalleyNote['lines'], from: number, room: number): number {
  const start = startOf(lines, from)
  let to = from
  while (to < lines.length - LEAST_LINES && (lines[to]?.bottom ?? 0) - start <= room) to++
  return to - from < LEAST_LINES ? from : to
}
