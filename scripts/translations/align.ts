import { isPlain } from '../markdown/segments.ts'
import type { Segment } from '../model/source.ts'
import { kindOf } from './segment-id.ts'
import { createSimilarity, type Similarity, wordsOf } from './similarity.ts'

/** A line of a register that no segment has taken yet, or that `taken` has. */
export interface Known {
  id: string
  text: string
  /** Place in its register. */
  index: number
  taken?: Fresh | undefined
}

/** A segment of the sources that has no id yet, or the one of `known`. */
export interface Fresh {
  segment: Segment
  /** Place among the segments of its source. */
  index: number
  known?: Known | undefined
}

/** One source: what was known of it, and what it holds now. */
export interface Sides {
  known: Known[]
  fresh: Fresh[]
}

/** A text of so many words says by itself where it came from. */
const TELLING = 5
/** How alike (0 to 1) two texts have to be: within a source, and across sources, where order says nothing. */
const ALIKE = 0.4
const ALIKE_ELSEWHERE = 0.6
/** What an aligned neighbour adds to the likeness. */
const NEIGHBOUR = 0.1
/** Bounds of the search for candidates: a text's rarest words, and a word's texts. */
const RARE_WORDS = 12
const POSTINGS = 40
const CANDIDATES = 8
/** Titles and the like keep their id when rewritten in place; a cell that says "no" for "yes" does not. */
const REWRITTEN_IN_PLACE: ReadonlySet<string> = new Set(['title', 'h', 'box', 'cap', 'alt', 'by'])

/**
 * Aligns all that is free still, from the surest to the least sure: equal texts before similar ones, and those of one source
 * before those of others.
 *
 * @param knowns all of them, also those of sources that are gone
 * @param lend takes the fresh ones between equal and similar texts: what else is known of them by their words
 */
export function alignTexts(sources: readonly Sides[], knowns: Known[], lend?: (freshes: Fresh[]) => void): void {
  const freshes = sources.flatMap(({ fresh }) => fresh)
  for (const { known, fresh } of sources) alignExact(known, fresh)
  // A sentence that moved to another chapter unchanged is surer than one of this chapter that is merely alike; a cell
  // that says "yes" is not.
  alignExactAnywhere(knowns, freshes, true)
  lend?.(freshes)
  const similarity = similarityOf(
    knowns.filter(({ taken }) => !taken),
    freshes.filter(({ known }) => !known),
  )
  for (const { known, fresh } of sources) alignSimilar(known, fresh, similarity)
  alignExactAnywhere(knowns, freshes)
  alignSimilarElsewhere(knowns, freshes, similarity)
}

/** Gives an id to a segment, once each. */
export function pair(known: Known, fresh: Fresh): void {
  known.taken = fresh
  fresh.known = known
}

/**
 * Aligns equal texts of one source: what stands once on both sides wherever it moved to, and repeated texts by their
 * neighbours, else in order (Heckel 1978).
 */
export function alignExact(knowns: Known[], freshes: Fresh[]): void {
  const sides = groupByText(knowns, freshes)
  for (const { known, fresh } of sides.values())
    if (known[0] && fresh[0] && known.length === 1 && fresh.length === 1) pair(known[0], fresh[0])
  const extend = (from: number, step: 1 | -1): void => {
    for (let at = from; at >= -1 && at <= knowns.length; at += step) {
      // The ends of a source are neighbours like any others.
      const other = at === -1 ? -1 : at === knowns.length ? freshes.length : knowns[at]?.taken?.index
      const known = knowns[at + step]
      const fresh = other === undefined ? undefined : freshes[other + step]
      if (known && fresh && !known.taken && !fresh.known && sameText(known, fresh)) pair(known, fresh)
    }
  }
  extend(-1, 1)
  extend(knowns.length, -1)
  alignExactAnywhere(knowns, freshes)
}

/** Aligns equal texts in order, preferring segments that are of the same kind still. */
function alignExactAnywhere(knowns: Known[], freshes: Fresh[], onlyTelling = false): void {
  const telling = (text: string): boolean => !onlyTelling || wordsOf(text).length >= TELLING
  for (const { known, fresh } of groupByText(knowns, freshes).values()) {
    if (!fresh[0] || !telling(fresh[0].segment.text)) continue
    for (const candidate of fresh) {
      const match =
        known.find(({ id, taken }) => !taken && kindOf(id) === candidate.segment.kind) ??
        known.find(({ taken }) => !taken)
      if (match) pair(match, candidate)
    }
  }
}

/** Aligns texts of one source that were edited: the most alike first, helped by aligned neighbours. */
function alignSimilar(knowns: Known[], freshes: Fresh[], similarity: Similarity): void {
  const bonus = (known: Known, fresh: Fresh): number =>
    [-1, 1].filter(step => {
      const neighbour = knowns[known.index + step]
      const other = freshes[fresh.index + step]
      return neighbour ? neighbour.taken !== undefined && neighbour.taken === other : other === undefined
    }).length * NEIGHBOUR
  const gaps = gapsOf(knowns, freshes)
  const nearby = new Map<Fresh, Known[]>()
  for (const gap of gaps) for (const fresh of gap.fresh) nearby.set(fresh, gap.known.slice(0, CANDIDATES))
  alignBest(knowns, freshes, { similarity, threshold: ALIKE, bonus, nearby })
  for (const { known, fresh } of gapsOf(knowns, freshes)) {
    for (const candidate of fresh) {
      const { kind } = candidate.segment
      if (!REWRITTEN_IN_PLACE.has(kind)) continue
      const same = known.filter(({ id }) => kindOf(id) === kind)
      const rivals = fresh.filter(({ segment }) => segment.kind === kind)
      if (same[0] && same.length === 1 && rivals.length === 1) pair(same[0], candidate)
    }
  }
}

/** Aligns what moved to another source and was edited on the way. */
function alignSimilarElsewhere(knowns: Known[], freshes: Fresh[], similarity: Similarity): void {
  const telling = freshes.filter(({ segment }) => wordsOf(segment.text).length >= TELLING)
  alignBest(knowns, telling, { similarity, threshold: ALIKE_ELSEWHERE, bonus: () => 0, nearby: new Map() })
}

/** A measure of likeness in which the words that all these texts share count for little. */
function similarityOf(knowns: Known[], freshes: Fresh[]): Similarity {
  return createSimilarity([...knowns.map(({ text }) => text), ...freshes.map(({ segment }) => segment.text)])
}

interface BestOptions {
  similarity: Similarity
  threshold: number
  /** What order adds to the likeness of two texts. */
  bonus(known: Known, fresh: Fresh): number
  /** Candidates by place, for texts too short to be found by their words. */
  nearby: Map<Fresh, Known[]>
}

function alignBest(knowns: Known[], freshes: Fresh[], { similarity, threshold, bonus, nearby }: BestOptions): void {
  const free = knowns.filter(({ taken }) => !taken)
  const wanting = freshes.filter(({ known }) => !known)
  if (free.length === 0 || wanting.length === 0) return
  const find = candidateFinder(free, similarity)
  const pairs = wanting.flatMap(fresh =>
    [...new Set([...(nearby.get(fresh) ?? []), ...find(fresh)])].flatMap(known => {
      if (!compatible(known, fresh)) return []
      const score = similarity.score(known.text, fresh.segment.text) + bonus(known, fresh)
      return score >= threshold ? { known, fresh, score: score + (sameKind(known, fresh) ? 0.02 : 0) } : []
    }),
  )
  pairs.sort((a, b) => b.score - a.score || a.known.index - b.known.index || a.fresh.index - b.fresh.index)
  for (const { known, fresh } of pairs) if (!known.taken && !fresh.known) pair(known, fresh)
}

/** Finds texts that share rare words. Words that stand in many texts find none: they would only find the first ones. */
function candidateFinder(free: Known[], similarity: Similarity): (fresh: Fresh) => Known[] {
  const postings = new Map<string, Known[]>()
  for (const known of free)
    for (const word of new Set(wordsOf(known.text))) {
      const list = postings.get(word)
      if (!list) postings.set(word, [known])
      else if (list.length <= POSTINGS) list.push(known)
    }
  return fresh => {
    const hits = new Map<Known, number>()
    for (const [word, weight] of similarity.rareWords(fresh.segment.text, RARE_WORDS)) {
      const found = postings.get(word) ?? []
      if (found.length <= POSTINGS) for (const known of found) hits.set(known, (hits.get(known) ?? 0) + weight)
    }
    return [...hits]
      .sort(([a, m], [b, n]) => n - m || Math.abs(a.index - fresh.index) - Math.abs(b.index - fresh.index))
      .slice(0, CANDIDATES)
      .map(([known]) => known)
  }
}

interface Gap {
  known: Known[]
  fresh: Fresh[]
}

/** Runs of unaligned texts that lie between the same two aligned neighbours on both sides. */
function gapsOf(knowns: Known[], freshes: Fresh[]): Gap[] {
  const gaps = new Map<string, Gap>()
  const gapAt = (before: number, after: number): Gap => {
    const key = `${before} ${after}`
    const gap = gaps.get(key) ?? { known: [], fresh: [] }
    gaps.set(key, gap)
    return gap
  }
  // Both sides name a gap by the indexes of its neighbours among the known texts of this source.
  const end = knowns.length
  const indexOf = (known: Known | undefined) => (known && knowns[known.index] === known ? known.index : undefined)
  for (const run of runs(knowns, ({ taken }) => taken !== undefined))
    gapAt(run.start - 1, run.start + run.items.length).known.push(...run.items)
  for (const run of runs(freshes, ({ known }) => known !== undefined)) {
    const before = run.start === 0 ? -1 : indexOf(freshes[run.start - 1]?.known)
    const next = run.start + run.items.length
    const after = next === freshes.length ? end : indexOf(freshes[next]?.known)
    if (before !== undefined && after !== undefined) gapAt(before, after).fresh.push(...run.items)
  }
  return [...gaps.values()].filter(({ known, fresh }) => known.length > 0 && fresh.length > 0)
}

function runs<T>(items: T[], isAligned: (item: T) => boolean): { start: number; items: T[] }[] {
  const found: { start: number; items: T[] }[] = []
  items.forEach((item, index) => {
    if (isAligned(item)) return
    const last = found.at(-1)
    if (last && last.start + last.items.length === index) last.items.push(item)
    else found.push({ start: index, items: [item] })
  })
  return found
}

function groupByText(knowns: Known[], freshes: Fresh[]): Map<string, Gap> {
  const groups = new Map<string, Gap>()
  for (const fresh of freshes) {
    if (fresh.known) continue
    const key = keyOf(isPlain(fresh.segment.kind), fresh.segment.text)
    const group = groups.get(key)
    if (group) group.fresh.push(fresh)
    else groups.set(key, { known: [], fresh: [fresh] })
  }
  for (const known of knowns) {
    const kind = kindOf(known.id)
    if (!known.taken && kind) groups.get(keyOf(isPlain(kind), known.text))?.known.push(known)
  }
  return groups
}

function keyOf(plain: boolean, text: string): string {
  return `${plain} ${text}`
}

function sameText(known: Known, fresh: Fresh): boolean {
  const kind = kindOf(known.id)
  return known.text === fresh.segment.text && kind !== undefined && isPlain(kind) === isPlain(fresh.segment.kind)
}

function sameKind(known: Known, fresh: Fresh): boolean {
  return kindOf(known.id) === fresh.segment.kind
}

/** Words are not Markdown, and a cell is no paragraph. */
function compatible(known: Known, fresh: Fresh): boolean {
  const kind = kindOf(known.id)
  if (kind === fresh.segment.kind) return true
  if (kind === undefined || isPlain(kind) !== isPlain(fresh.segment.kind)) return false
  return kind !== 'td' && fresh.segment.kind !== 'td'
}
