import type { Segment } from '../model/source.ts'
import { alignExact, alignTexts, type Fresh, type Known, pair, type Sides } from '../translations/align.ts'
import { kindOf } from '../translations/segment-id.ts'
import { createSimilarity, type Similarity, wordsOf } from '../translations/similarity.ts'
import { isPart, shareIn, stretchesOf } from './parts.ts'

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
  const pairIds = (freshes: readonly Fresh[]): void => {
    for (const fresh of freshes) {
      const known = byId.get(fresh.segment.id)
      if (known && !known.taken && !fresh.known) pair(known, fresh)
    }
  }
  const repeated = new Set([...repeatedTexts(before), ...repeatedTexts(after)])
  pairIds(allFresh.filter(({ segment }) => !repeated.has(segment.text)))
  const sides = files.map(({ name, fresh }) => ({ known: knowns.get(predecessor(name, fresh, knowns)) ?? [], fresh }))
  // Ids that were minted anew count from the first of equal texts: which is which, what stands beside them says.
  for (const { known, fresh } of sides) alignExact(known, fresh)
  pairIds(allFresh)
  const byIds = new Set(allFresh.filter(({ known }) => known))
  alignTexts(sides, allKnown, free => alignStretches(allKnown, free))
  const similarity = createSimilarity([...allKnown, ...allFresh.map(({ segment }) => segment)].map(({ text }) => text))
  for (const side of sides) unpairAlike(side, byIds, similarity)
  return new Map(allKnown.flatMap(({ id, taken }) => (taken ? [[id, taken.segment.id]] : [])))
}

/** Texts that stand more than once in a revision: "yes" in a table. */
function repeatedTexts(lists: readonly SegmentList[]): Set<string> {
  const seen = new Set<string>()
  const repeated = new Set<string>()
  for (const { segments } of lists)
    for (const { text } of segments) {
      if (seen.has(text)) repeated.add(text)
      seen.add(text)
    }
  return repeated
}

/** Texts of fewer words than this may be alike in no stretch of words. */
const TELLING = 8
/** Texts that have so much in stretches of words, both of them, are one, wherever it went. */
const SURE = 0.5
/** Less than this, and a text that stands elsewhere is another one; and in its place if it has other words as well. */
const LEAST_ALIKE = 0.2
/** As alike, by all their words, as an edit of an aligner has to be that does not look at places. */
const ALIKE = 0.4
/** Texts that one stretch stands in: one that stands in more is a phrase of the house. */
const MOST = 20

/**
 * Aligns texts that were edited by the rows of words that stayed in them, the most alike first. Words that merely come again say
 * less than their order.
 */
function alignStretches(knowns: readonly Known[], freshes: readonly Fresh[]): void {
  const places = new Map<string, Known[]>()
  for (const known of knowns) {
    if (known.taken) continue
    for (const stretch of new Set(stretchesOf(wordsOf(known.text))))
      places.set(stretch, [...(places.get(stretch) ?? []), known])
  }
  const pairs = freshes.flatMap(fresh => {
    const words = wordsOf(fresh.segment.text)
    if (fresh.known || words.length < TELLING) return []
    const near = new Set(stretchesOf(words).flatMap(stretch => (places.get(stretch) ?? []).slice(0, MOST)))
    return [...near].flatMap(known => {
      const score = Math.min(shareIn(known.text, fresh.segment.text), shareIn(fresh.segment.text, known.text))
      return score >= SURE && kindOf(known.id) === fresh.segment.kind ? [{ known, fresh, score }] : []
    })
  })
  const distance = ({ known, fresh }: { known: Known; fresh: Fresh }) => Math.abs(known.index - fresh.index)
  pairs.sort((one, other) => other.score - one.score || distance(one) - distance(other))
  for (const { known, fresh } of pairs) if (!known.taken && !fresh.known) pair(known, fresh)
}

/**
 * Parts what is merely alike. A half of a paragraph that was split is no other paragraph that was rewritten, nor is one of two
 * that were joined: both are found where the whole is. And what was rewritten is known by its place, if it still speaks of the same.
 *
 * @param sure segments whose pairs are known by their ids
 */
function unpairAlike({ known: knowns, fresh: freshes }: Sides, sure: ReadonlySet<Fresh>, similarity: Similarity): void {
  for (const fresh of freshes) {
    const { known } = fresh
    if (!known || sure.has(fresh)) continue
    const [before, after] = [known.text, fresh.segment.text]
    if (isPart(after, before) || isPart(before, after) || wordsOf(after).length < TELLING) continue
    const neighbours = [-1, 1].map(step => ({ old: knowns[known.index + step], new: freshes[fresh.index + step] }))
    const isHalf = neighbours.some(({ new: other }) => other?.known && isPart(after, other.known.text))
    const wasHalf = neighbours.some(({ old: other }) => other?.taken && isPart(before, other.taken.segment.text))
    const staysInPlace = neighbours.some(({ old, new: other }) => old?.taken === other)
    const isRewritten = Math.max(shareIn(after, before), shareIn(before, after)) < LEAST_ALIKE
    const isOther = isRewritten && !(staysInPlace && similarity.score(before, after) >= ALIKE)
    if (!isHalf && !wasHalf && !isOther) continue
    known.taken = undefined
    fresh.known = undefined
  }
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
