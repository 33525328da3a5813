import type { Galley, GalleyNote } from '../in-page/galley.ts'

/** Lines `from` (included) to `to` (excluded) of a note; of a note that may not be parted none, which is all of it. */
export interface NotePart {
  note: number
  from: number
  to: number
}

/** A part of a note where it stands: in a column, px below the first note of the page. */
export interface PlacedPart extends NotePart {
  /** From 0. */
  column: number
  top: number
  bottom: number
}

/** A part of a note in another column or overleaf has at least so many lines. */
export const LEAST_LINES = 2

/** px of height that parting a note between columns has to save. */
const WORTH_PARTING = 24

/** Gaps that notes which go on from the page before, or overleaf, keep from each other beside the common one. */
const CONTINUED_GAPS = 3

/** Stacks parts of notes in columns of one height, px, one after the other; undefined if they find no room. */
export function placeParts(
  galley: Galley,
  parts: readonly NotePart[],
  height: number,
  mayPart = true,
): PlacedPart[] | undefined {
  const placed: PlacedPart[] = []
  let column = 0
  let y = 0
  for (const part of parts) {
    const { lines } = galley.notes[part.note] as GalleyNote
    let from = part.from
    for (;;) {
      const top = y === 0 ? 0 : y + gapAbove(galley, part)
      const left = { ...part, from }
      const own = heightOf(galley, left)
      if (top + own <= height) {
        placed.push({ ...left, column, top, bottom: top + own })
        y = top + own
        break
      }
      if (column === galley.noteColumns - 1) return undefined
      const to = mayPart ? lastLineThatFits(lines, left, height - top) : from
      if (to > from) {
        const bottom = top + heightOf(galley, { ...left, to })
        placed.push({ ...left, to, column, top, bottom })
        from = to
      }
      column++
      y = 0
    }
  }
  return placed
}

/**
 * Stacks parts of notes in columns that are as low as they can be, and at most `limit` px. A note is parted between columns only
 * where that saves a few lines.
 */
export function breakNotes(
  galley: Galley,
  parts: readonly NotePart[],
  limit: number,
): { pieces: PlacedPart[]; height: number } | undefined {
  if (parts.length === 0) return { pieces: [], height: 0 }
  if (galley.noteColumns === 1) return stacked(galley, parts, limit, true)
  const total = parts.reduce((sum, part) => sum + heightOf(galley, part), 0)
  // More would not help: all of it in one column.
  const most = Math.min(limit, total + parts.length * (1 + CONTINUED_GAPS) * galley.noteGap)
  const lowest = (mayPart: boolean) => {
    for (let height = total / galley.noteColumns; height < most; height += STEP) {
      const found = stacked(galley, parts, height, mayPart)
      if (found) return found
    }
    return stacked(galley, parts, most, mayPart)
  }
  const whole = lowest(false)
  const parted = lowest(true)
  return whole && parted && whole.height - parted.height < WORTH_PARTING ? whole : parted
}

/** px by which columns are made higher until notes find room. */
const STEP = 4

function stacked(galley: Galley, parts: readonly NotePart[], height: number, mayPart: boolean) {
  const pieces = placeParts(galley, parts, height, mayPart)
  return pieces && { pieces, height: Math.max(...pieces.map(({ bottom }) => bottom)) }
}

/** What a note keeps from the one above it, px: two that go on from another page would read as one. */
function gapAbove({ noteGap }: Galley, { from }: NotePart): number {
  return from > 0 ? noteGap * (1 + CONTINUED_GAPS) : noteGap
}

function heightOf(galley: Galley, { note, from, to }: NotePart): number {
  const { height, lines } = galley.notes[note] as GalleyNote
  const end = to === lines.length ? height : (lines[to - 1]?.bottom ?? height)
  return end - (from === 0 ? 0 : (lines[from]?.top ?? 0))
}

/** The end of the lines that fit in `room` px and leave enough of them on both sides, else `from`. */
function lastLineThatFits(lines: GalleyNote['lines'], { from, to: end }: NotePart, room: number): number {
  const start = from === 0 ? 0 : (lines[from]?.top ?? 0)
  let to = from
  while (to < end - LEAST_LINES && (lines[to]?.bottom ?? 0) - start <= room) to++
  return to - from < LEAST_LINES ? from : to
}
