import type { Segment } from '../model/source.ts'
import { type Locale, type TranslationState, translationOf } from './locales/locale.ts'

/** How much of something is translated. Words are those of the source. */
export interface Share {
  segments: Record<TranslationState, number>
  words: Record<TranslationState, number>
}

export function emptyShare(): Share {
  return {
    segments: { translated: 0, stale: 0, untranslated: 0 },
    words: { translated: 0, stale: 0, untranslated: 0 },
  }
}

export function countShare(segments: Iterable<Pick<Segment, 'id' | 'text'>>, locale: Locale): Share {
  const share = emptyShare()
  for (const segment of segments) {
    const { state } = translationOf(segment, locale)
    share.segments[state]++
    share.words[state] += countWords(segment.text)
  }
  return share
}

export function addShares(shares: Iterable<Share>): Share {
  const sum = emptyShare()
  for (const share of shares)
    for (const state of ['translated', 'stale', 'untranslated'] as const) {
      sum.segments[state] += share.segments[state]
      sum.words[state] += share.words[state]
    }
  return sum
}

/** Translated words per hundred, rounded down: 100 means all. A stale translation is none. */
export function percentTranslated({ words }: Share): number {
  const total = words.translated + words.stale + words.untranslated
  return total === 0 ? 100 : Math.floor((100 * words.translated) / total)
}

/** Words to translate: without citations, notes and addresses. */
export function countWords(text: string): number {
  const prose = text.replace(/\[[^\]]*@[^\]]*\]|\[\^[^\]]*\]|\]\([^)]*\)/g, ' ')
  return prose.match(/[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*/gu)?.length ?? 0
}
