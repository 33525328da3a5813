import type { DiffPart } from '../../translations/word-diff.ts'
import type { Entry } from './entry.ts'
import { proposedChange } from './proposed-change.ts'

/** A proposal with what it changes in one sentence. */
export interface SentenceProposal<T> {
  entry: T
  /** The sentence with the change. */
  change: DiffPart[]
}

/** Proposals of several for one sentence, of which at most one can be taken as it is. */
export interface RivalProposals<T> {
  /** Counts the sentences of the paragraph, from 1 on. */
  sentence: number
  proposals: SentenceProposal<T>[]
}

/**
 * Proposals about one paragraph that change the same sentence otherwise. Texts in two languages have their sentences one by one
 * where they have as many.
 */
export function rivalProposals<T extends Pick<Entry, 'proposal' | 'language'>>(
  entries: readonly T[],
): RivalProposals<T>[] {
  const places = new Map<string, RivalProposals<T>>()
  for (const entry of entries) {
    if (entry.proposal === '') continue
    const parts = proposedChange(entry.proposal)
    const sentences = sentencesOf(before(parts), entry.language)
    for (const [index, range] of sentences.entries()) {
      const change = within(parts, range, index === sentences.length - 1)
      if (change.every(({ kind }) => kind === 'same')) continue
      const key = `${sentences.length} ${index}`
      const place = places.get(key) ?? { sentence: index + 1, proposals: [] }
      places.set(key, place)
      place.proposals.push({ entry, change })
    }
  }
  return [...places.values()].filter(({ proposals }) => {
    const texts = new Set(proposals.map(({ change }) => JSON.stringify(change)))
    return texts.size > 1
  })
}

function before(parts: readonly DiffPart[]): string {
  return parts.map(({ kind, text }) => (kind === 'added' ? '' : text)).join('')
}

/** Where sentences begin and end, in characters. */
function sentencesOf(text: string, language: string): [start: number, end: number][] {
  const segmenter = new Intl.Segmenter(language === '' ? undefined : language, { granularity: 'sentence' })
  // Calls of notes belong to the sentence that they stand behind, as brackets do.
  const shown = text.replace(/\[\*\](?:,?\[\*\])*/g, calls => ')'.repeat(calls.length))
  return [...segmenter.segment(shown)].map(({ index, segment }) => [index, index + segment.length])
}

/** The parts between two places of the text before; what is put in at its end belongs to the last sentence. */
function within(parts: readonly DiffPart[], [start, end]: [number, number], isLast: boolean): DiffPart[] {
  const found: DiffPart[] = []
  let at = 0
  for (const { kind, text } of parts) {
    if (kind === 'added') {
      if (at >= start && (at < end || (isLast && at === end))) found.push({ kind, text })
      continue
    }
    const piece = text.slice(Math.max(0, start - at), Math.max(0, end - at))
    if (piece !== '') found.push({ kind, text: piece })
    at += text.length
  }
  return found
}
