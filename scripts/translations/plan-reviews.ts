import type { Segment, Source } from '../model/source.ts'
import { localePath } from './load.ts'
import type { Locale } from './locales/locale.ts'
import type { LocaleEntry, LocaleFile } from './locales/locale-file.ts'
import { isReviewable, reviewOf, withoutReview, withReview } from './locales/review.ts'
import { unsilenced } from './parity/check.ts'

/** Who has read translations; undefined to take the marks away. */
export type ReviewBy = { name: string; date: string } | undefined

export interface ReviewPlan {
  /** New texts of locale files by path below the root. */
  writes: Map<string, string>
  /** How many entries change; are left out since nobody can have read them as they should be; since a check fails. */
  counts: { changed: number; unfinished: number; faulty: number }
}

/** Works out how the wanted segments of a language are marked as reviewed. Touches no disk. */
export function planReviews(
  locale: Locale,
  sources: readonly Pick<Source, 'name' | 'segments'>[],
  by: ReviewBy,
  { isWanted, sourceTag }: { isWanted(segment: Segment, source: string): boolean; sourceTag: string },
): ReviewPlan {
  const plan: ReviewPlan = { writes: new Map(), counts: { changed: 0, unfinished: 0, faulty: 0 } }
  for (const { name, segments } of sources) {
    const file = locale.files.get(name)
    if (!file?.whole) continue
    const entries = new Map(file.entries)
    for (const segment of segments) {
      const entry = entries.get(segment.id)
      if (!entry || !isWanted(segment, name)) continue
      const obstacle = by && obstacleTo(segment, entry, { file, locale, sourceTag })
      if (obstacle) {
        plan.counts[obstacle]++
        continue
      }
      const after = by ? reviewed(entry, by) : withoutReview(entry)
      if (after.reviewed === entry.reviewed) continue
      plan.counts.changed++
      entries.set(segment.id, after)
    }
    const text = file.format(entries)
    if (text !== String(file.file)) plan.writes.set(localePath(locale.language, name), text)
  }
  return plan
}

/** Why an entry cannot be marked as reviewed. */
export function obstacleTo(
  segment: Segment,
  entry: LocaleEntry,
  { file, locale, sourceTag }: { file: LocaleFile; locale: Locale; sourceTag: string },
): 'unfinished' | 'faulty' | undefined {
  if (!isReviewable(entry) || entry.source !== segment.text) return 'unfinished'
  const problems = unsilenced(segment, { id: segment.id, entry, file, retired: false }, locale, sourceTag)
  return problems.some(({ rule }) => rule?.severity === 'error') ? 'faulty' : undefined
}

/** A review of the same texts by the same person is not dated anew. */
function reviewed(entry: LocaleEntry, { name, date }: NonNullable<ReviewBy>): LocaleEntry {
  const review = reviewOf(entry)
  return review?.isCurrent && review.by === name ? entry : withReview(entry, name, date)
}
