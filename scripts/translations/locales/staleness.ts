import { fingerprint } from '../../ground/fingerprint.ts'
import type { LocaleEntry } from './locale-file.ts'
import { carryReview } from './review.ts'

const DIGITS = 8

/** The `stale` field of an entry whose source changes while its target is this one. */
export function staleMark(target: string): string {
  return fingerprint(target, DIGITS)
}

/**
 * The source that an entry's target translates; undefined where nobody can say: the target was changed after its source
 * had, and the entry is marked as stale still.
 */
export function translatedSource({ source, previous, stale, target }: LocaleEntry): string | undefined {
  if (previous === undefined) return source
  return stale === staleMark(target) ? previous : undefined
}

/**
 * The entry as it should be when its source is `text`: current, or stale with the source that its target translates.
 *
 * It is current again after the source went back only if the target is the one that it was when the entry became stale.
 * A target changed since then may translate what stood there meanwhile: that stays marked until somebody accepts it.
 *
 * @param isTrivial whether the last change of the source leaves the target true
 */
export function bringInLine(entry: LocaleEntry, text: string, isTrivial = false): LocaleEntry {
  const { source, previous, stale, ...rest } = entry
  const current: LocaleEntry = { ...rest, source: text }
  // What translates nothing yet is of no older source.
  if (entry.target.trim() === '') return current
  if (previous === undefined)
    return source === text
      ? current
      : isTrivial
        ? carryReview(entry, current)
        : { ...current, previous: source, stale: staleMark(entry.target) }
  const translated = translatedSource(entry)
  if (translated === text) return current
  if (translated === undefined && previous === text && source !== text) return { ...current, previous: source }
  return { ...current, previous, ...(stale === undefined ? {} : { stale }) }
}
