import type { Segment } from '../model/source.ts'
import { type Locale, type TranslationState, translationOf } from './locales/locale.ts'

/** How a segment counts: with an error in its translation it is not translated. */
export type ShareState = TranslationState | 'faulty'

export const SHARE_STATES = [
  'translated',
  'faulty',
  'stale',
  'prefilled',
  'untranslated',
] as const satisfies ShareState[]

/** How much of something is translated. Words are those of the source. */
export interface Share {
  segments: Record<ShareState, number>
  words: Record<ShareState, number>
  /** Of the translated segments, those that somebody reviewed as they are now. */
  reviewed: number
}

export function emptyShare(): Share {
  const none = { translated: 0, faulty: 0, stale: 0, prefilled: 0, untranslated: 0 }
  return { segments: none, words: { ...none }, reviewed: 0 }
}

/** @param isFaulty whether a translation fails a check with an error; nobody knows by default */
export function countShare<S extends Pick<Segment, 'id' | 'text'>>(
  segments: Iterable<S>,
  locale: Locale,
  isFaulty: (segment: S) => boolean = () => false,
): Share {
  const share = emptyShare()
  for (const segment of segments) {
    const { state, review } = translationOf(segment, locale)
    const counted = state === 'translated' && isFaulty(segment) ? 'faulty' : state
    share.segments[counted]++
    share.words[counted] += countWords(segment.text)
    if (counted === 'translated' && review?.isCurrent) share.reviewed++
  }
  return share
}

export function addShares(shares: Iterable<Share>): Share {
  const sum = emptyShare()
  for (const share of shares) {
    for (const state of SHARE_STATES) {
      sum.segments[state] += share.segments[state]
      sum.words[state] += share.words[state]
    }
    sum.reviewed += share.reviewed
  }
  return sum
}

/** All of something, whatever its state. */
export function totalOf(counts: Record<ShareState, number>): number {
  return SHARE_STATES.reduce((sum, state) => sum + counts[state], 0)
}

/** Translated words per hundred, rounded down: 100 means all. A stale translation is none, nor is one with an error. */
export function percentTranslated({ words }: Share): number {
  const total = totalOf(words)
  return total === 0 ? 100 : Math.floor((100 * words.translated) / total)
}

/** Words to translate: without citations, notes and addresses. */
export function countWords(text: string): number {
  const prose = text.replace(/\[[^[\]@]*@[^[\]]*\]|\[\^[^[\]]*\]|\]\([^()]*\)/g, ' ')
  return prose.match(/[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*/gu)?.length ?? 0
}
