import type { Galley, GalleyNote } from './galley.ts'

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
  /** `whole`: nothing is left. `parted`: every note has begun, the last goes on overleaf. `short`: one finds no room. */
  outcome: 'whole' | 'parted' | 'short'
}

/** A part of a note overleaf, or left behind, has at least so many lines. */
const LEAST_LINES = 2

/** Stacks notes in `room` px. Only the last one that finds room is parted. */
export function fitNotes(galley: Galley, pending: readonly PendingNote[], room: number): NoteFit {
  const pieces: NotePiece[] = []
  const available = room - galley.separation
  let top = 0
  for (const [index, { note, from }] of pending.entries()) {
    const { height, lines } = galley.notes[note] as GalleyNote
    const start = lines[from]?.top ?? 0
    const bottom = top + height - start
    if (bottom <= available) {
      pieces.push({ note, from, to: lines.length, top, bottom })
      top = bottom + galley.noteGap
      continue
    }
    const to = lastLineThatFits(lines, from, available - top)
    const last = lines[to - 1]
    if (to === from || last === undefined) return { pieces, rest: pending.slice(index), outcome: 'short' }
    pieces.push({ note, from, to, top, bottom: top + last.bottom - start })
    const after = pending.slice(index + 1)
    return { pieces, rest: [{ note, from: to }, ...after], outcome: after.length === 0 ? 'parted' : 'short' }
  }
  return { pieces, rest: [], outcome: 'whole' }
}

/** Height that notes need when they are not parted, with their separation from the text; 0 for no notes. */
export function heightOfNotes(galley: Galley, pending: readonly PendingNote[]): number {
  if (pending.length === 0) return 0
  let height = galley.separation - galley.noteGap
  for (const { note, from } of pending) {
    const { height: whole, lines } = galley.notes[note] as GalleyNote
    height += whole - (lines[from]?.top ?? 0) + galley.noteGap
  }
  return height
}

/** The end of the lines from `from` on that fit in `room` px and leave enough of them on both sides, else `from`. */
function lastLineThatFits(lines: GalleyNote['lines'], from: number, room: number): number {
  const start = lines[from]?.top ?? 0
  let to = from
  while (to < lines.length - LEAST_LINES && (lines[to]?.bottom ?? 0) - start <= room) to++
  return to - from < LEAST_LINES ? from : to
}
