import type { Galley, GalleyNote } from '../in-page/galley.ts'
import { breakNotes, LEAST_LINES, type NotePart, type PlacedPart, placeParts } from './note-columns.ts'

/** A note, or what is left of it from line `from` on, that waits for room at the foot of a page. */
export interface PendingNote {
  note: number
  from: number
}

export interface NoteFit {
  /** In order; their `top` and `bottom` are px below the first note of the page. */
  pieces: PlacedPart[]
  /** Height of the notes, px. */
  height: number
  /** What has to go on overleaf. */
  rest: PendingNote[]
  /**
   * `whole`: nothing is left. `parted`: the last note goes on overleaf. `crowded`: so do others, that all of them may
   * begin here. `short`: one could not even begin.
   */
  outcome: 'whole' | 'parted' | 'crowded' | 'short'
}

/** Where one note leaves others only the room to begin, those shorter than so many lines are not parted for it. */
const KEPT_WHOLE = 12

/** Stacks notes in `room` px, as much as will go. */
export function fitNotes(galley: Galley, pending: readonly PendingNote[], room: number): NoteFit {
  const parts = wholeParts(galley, pending)
  const whole = fitWhole(galley, pending, room - galley.separation)
  return (
    whole ??
    parted(galley, parts, room) ??
    (pending.length > 1 ? crowded(galley, parts, room) : undefined) ?? {
      pieces: [],
      height: 0,
      rest: [...pending],
      outcome: 'short',
    }
  )
}

/** Stacks notes where none goes on overleaf, in `limit` px at most; undefined if they do not find room. */
export function fitWhole(
  galley: Galley,
  pending: readonly PendingNote[],
  limit: number = Number.POSITIVE_INFINITY,
): NoteFit | undefined {
  const whole = breakNotes(galley, wholeParts(galley, pending), limit)
  return whole && { ...whole, rest: [], outcome: 'whole' }
}

/** In order: in a row of a table, a call further to the right may stand above one that comes before it. */
function wholeParts(galley: Galley, pending: readonly PendingNote[]): NotePart[] {
  return pending.toSorted((a, b) => a.note - b.note).map(one => wholePart(galley, one))
}

/** Height that notes need when they are not parted, with their separation from the text; 0 for no notes. */
export function heightOfNotes(galley: Galley, pending: readonly PendingNote[]): number {
  if (pending.length === 0) return 0
  const parts = pending.map(one => wholePart(galley, one))
  return galley.separation + (breakNotes(galley, parts, Number.POSITIVE_INFINITY)?.height ?? 0)
}

/** The last note goes on overleaf, with as many lines here as find room. */
function parted(galley: Galley, parts: readonly NotePart[], room: number): NoteFit | undefined {
  const last = parts.at(-1)
  if (!last) return undefined
  const before = parts.slice(0, -1)
  const area = room - galley.separation
  const to = longest(last.from + LEAST_LINES, last.to - LEAST_LINES, to =>
    Boolean(placeParts(galley, [...before, { ...last, to }], area)),
  )
  return to === undefined ? undefined : fitOf(galley, [...before, { ...last, to }], area, 'parted')
}

/** All notes begin, and go on overleaf as far as they must; the first ones have most of the room. */
function crowded(galley: Galley, parts: readonly NotePart[], room: number): NoteFit | undefined {
  const area = room - galley.separation
  for (const lines of [KEPT_WHOLE, 2 * LEAST_LINES]) {
    const least = parts.map(part => (part.to - part.from < lines ? part : { ...part, to: part.from + LEAST_LINES }))
    if (!placeParts(galley, least, area)) continue
    const kept = [...least]
    for (const [index, part] of parts.entries()) {
      const own = kept[index] as NotePart
      if (own.to === part.to) continue
      const fits = (to: number) => Boolean(placeParts(galley, kept.with(index, { ...own, to }), area))
      const to = fits(part.to) ? part.to : (longest(own.to, part.to - LEAST_LINES, fits) ?? own.to)
      kept[index] = { ...own, to }
    }
    return fitOf(galley, kept, area, 'crowded')
  }
  return undefined
}

function fitOf(galley: Galley, parts: readonly NotePart[], area: number, outcome: NoteFit['outcome']): NoteFit {
  const pieces = placeParts(galley, parts, area) ?? []
  const rest = parts.flatMap(({ note, to }) => (to < linesOf(galley, note) ? [{ note, from: to }] : []))
  // As high as there is room, so that columns end where the page does.
  return { pieces, height: area, rest, outcome }
}

/** The highest number for which something holds that holds for all below; undefined if it does for none. */
function longest(from: number, to: number, holds: (value: number) => boolean): number | undefined {
  if (from > to || !holds(from)) return undefined
  let [low, high] = [from, to]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (holds(middle)) low = middle
    else high = middle - 1
  }
  return low
}

function wholePart(galley: Galley, { note, from }: PendingNote): NotePart {
  return { note, from, to: linesOf(galley, note) }
}

/** Lines of a note where it may be parted; 0 of one that may not. */
function linesOf(galley: Galley, note: number): number {
  return (galley.notes[note] as GalleyNote).lines.length
}
