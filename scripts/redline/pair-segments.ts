import type { Segment } from '../model/source.ts'
import { alignTexts, type Fresh, type Known, pair } from '../translations/align.ts'

/** Segments of one source, with their ids. */
export interface SegmentList {
  /** Name of the source: `03-finance`. */
  name: string
  segments: readonly Segment[]
}

/** Which segment of the newer revision each one of the older became: ids, old → new. */
export type SegmentPairs = ReadonlyMap<string, string>

/**
 * Finds the segments of one revision again in another: by their ids, which outlive edits; and where those were minted since,
 * or there were none yet, as a sync would: by equal and by similar texts.
 */
export function pairSegments(before: readonly SegmentList[], after: readonly SegmentList[]): SegmentPairs {
  const files = after.map(({ name, segments }) => ({
    name,
    fresh: segments.map((segment, index): Fresh => ({ segment, index })),
  }))
  const knowns = new Map(
    before.map(({ name, segments }) => [name, segments.map(({ id, text }, index): Known => ({ id, text, index }))]),
  )
  const allKnown = [...knowns.values()].flat()
  const allFresh = files.flatMap(({ fresh }) => fresh)
  const byId = new Map(allKnown.map(known => [known.id, known]))
  for (const fresh of allFresh) {
    const known = byId.get(fresh.segment.id)
    if (known && !known.taken) pair(known, fresh)
  }
  const sides = files.map(({ name, fresh }) => ({ known: knowns.get(predecessor(name, fresh, knowns)) ?? [], fresh }))
  alignTexts(sides, allKnown)
  return new Map(allKnown.flatMap(({ id, taken }) => (taken ? [[id, taken.segment.id]] : [])))
}

/** The source that a source was: of its name, else the one that most of its segments were in. */
function predecessor(name: string, fresh: readonly Fresh[], knowns: ReadonlyMap<string, readonly Known[]>): string {
  if (knowns.has(name)) return name
  const own = new Set(fresh.flatMap(({ known }) => (known ? [known] : [])))
  let best = { name, count: 0 }
  for (const [other, list] of knowns) {
    const count = list.filter(known => own.has(known)).length
    if (count > best.count) best = { name: other, count }
  }
  return best.name
}
