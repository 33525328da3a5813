import type { Segment } from '../model/source.ts'
import type { Locale } from './locales/locale.ts'
import { translatedSource } from './locales/staleness.ts'
import { anchorOf } from './segment-id.ts'
import { createSimilarity, type Similarity } from './similarity.ts'

/** A translation of a text that is like the one to translate. */
export interface Match {
  /** What was translated. */
  source: string
  target: string
  /** How alike the sources are, 0 to 1; 1: identical. */
  score: number
  /** Where it stands, for people. */
  in: string
  /** Whether it is of a text that is no more. */
  retired: boolean
}

/** A text and what it was translated as, wherever. */
export interface MemoryUnit {
  source: string
  target: string
  /** Where it stood, for people. */
  in: string
}

/** Everything that was ever translated into a language and is still in its files. */
export interface Memory {
  /** The best matches for a segment, best first; its own translation is none. */
  matches(segment: Pick<Segment, 'id' | 'text'>): Match[]
}

const ALIKE = 0.45
const MOST = 5

/** @param units what was translated elsewhere */
export function createMemory(locale: Locale, units: readonly MemoryUnit[] = []): Memory {
  const known: (Omit<Match, 'score'> & { id: string })[] = []
  const files = [
    ...[...locale.files.values()].map(file => ({ file, retired: false })),
    { file: locale.retired, retired: true },
  ]
  for (const { file, retired } of files)
    for (const [id, entry] of file.entries) {
      const source = translatedSource(entry)
      const { in: where, target, prefilled } = entry
      if (source !== undefined && target.trim() !== '' && prefilled === undefined)
        known.push({ id, in: where, source, target, retired })
    }
  for (const unit of units) known.push({ ...unit, id: '', in: unit.in === '' ? 'TMX' : unit.in, retired: false })
  let similarity: Similarity | undefined
  return {
    matches({ id, text }) {
      similarity ??= createSimilarity(known.map(({ source }) => source))
      const { score } = similarity
      const found = known
        .filter(each => each.retired || each.id === '' || anchorOf(each.id) !== anchorOf(id))
        .map(({ id: _, ...each }): Match => ({ ...each, score: score(text, each.source) }))
        .filter(match => match.score >= ALIKE)
        .sort((a, b) => b.score - a.score || Number(a.retired) - Number(b.retired))
      const targets = new Set<string>()
      return found.filter(({ target }) => !targets.has(target) && targets.add(target)).slice(0, MOST)
    },
  }
}
