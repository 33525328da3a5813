import type { SegmentNode } from '../../markdown/segments.ts'
import type { Segment } from '../../model/source.ts'
import { alignTokens } from '../../translations/diff-tokens.ts'

/** What became of a segment of a chapter. */
export type SegmentChange =
  | { what: 'edited'; before: Segment; after: SegmentNode }
  | { what: 'gone'; before: Segment }
  /** `behind`: the segment that the page shows before it. */
  | { what: 'added'; after: SegmentNode; behind: Segment }

/**
 * What was edited, came and went between two states of a chapter, in the order of the newer one. Of segments in one place,
 * those of a kind are taken for one another in their order: what the page shows in the end is the same.
 */
export function segmentChanges(old: readonly Segment[], now: readonly SegmentNode[]): SegmentChange[] {
  const [before, after] = [tokensOf(old), tokensOf(now)]
  const changes: SegmentChange[] = []
  let behind: Segment | undefined
  for (const run of alignTokens(before, after)) {
    if (run.same) {
      behind = run.old.findLast(({ segment }) => !APART.has(segment.kind))?.segment ?? behind
      continue
    }
    const left = run.old.map(({ segment }) => segment)
    for (const { segment } of run.new as Token<SegmentNode>[]) {
      const at = left.findIndex(({ kind }) => kind === segment.kind)
      if (at >= 0) {
        const passed = left.splice(0, at + 1)
        const met = passed.pop() as Segment
        changes.push(...passed.map((one): SegmentChange => ({ what: 'gone', before: one })))
        changes.push({ what: 'edited', before: met, after: segment })
        if (!APART.has(met.kind)) behind = met
      } else if (behind) changes.push({ what: 'added', after: segment, behind })
    }
    changes.push(...left.map((one): SegmentChange => ({ what: 'gone', before: one })))
  }
  return changes
}

/** Kinds of segments that are shown elsewhere, or are no part of the page's flow. */
const APART: ReadonlySet<Segment['kind']> = new Set(['fn', 'alt', 'by', 'fig'])

interface Token<Own extends Segment> {
  key: string
  kind: 'thing'
  segment: Own
}

function tokensOf<Own extends Segment>(segments: readonly Own[]): Token<Own>[] {
  return segments.map(segment => ({ key: `${segment.kind}\n${segment.text}`, kind: 'thing', segment }))
}
