import type { Term } from '../../load/terms.ts'
import type { Segment } from '../../model/source.ts'
import type { Locale } from '../../translations/locales/locale.ts'
import { translatedSource } from '../../translations/locales/staleness.ts'
import { anchorOf } from '../../translations/segment-id.ts'
import { createSimilarity, type Similarity } from '../../translations/similarity.ts'
import type { Snapshot } from '../preview/snapshot.ts'

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

/** Everything that was ever translated into a language and is still in its files. */
export interface Memory {
  /** The best matches for a segment, best first; its own translation is none. */
  matches(segment: Pick<Segment, 'id' | 'text'>): Match[]
}

const ALIKE = 0.45
const MOST = 5

export function createMemory(locale: Locale): Memory {
  const known: (Omit<Match, 'score'> & { id: string })[] = []
  const files = [
    ...[...locale.files.values()].map(file => ({ file, retired: false })),
    { file: locale.retired, retired: true },
  ]
  for (const { file, retired } of files)
    for (const [id, entry] of file.entries) {
      const source = translatedSource(entry)
      const { in: where, target } = entry
      if (source !== undefined && target.trim() !== '') known.push({ id, in: where, source, target, retired })
    }
  let similarity: Similarity | undefined
  return {
    matches({ id, text }) {
      similarity ??= createSimilarity(known.map(({ source }) => source))
      const { score } = similarity
      const found = known
        .filter(each => each.retired || anchorOf(each.id) !== anchorOf(id))
        .map(({ id: _, ...each }): Match => ({ ...each, score: score(text, each.source) }))
        .filter(match => match.score >= ALIKE)
        .sort((a, b) => b.score - a.score || Number(a.retired) - Number(b.retired))
      const targets = new Set<string>()
      return found.filter(({ target }) => !targets.has(target) && targets.add(target)).slice(0, MOST)
    },
  }
}

/** The terms that stand in a text, with their forms in a language; a term within a longer one that is found does not count. */
export function termsIn(
  text: string,
  terms: readonly Term[],
  language: string,
): { source: string; forms: readonly string[] }[] {
  const simple = simplify(text)
  const found = terms
    .flatMap(({ source, forms }) => ({
      source,
      forms: forms.get(language) ?? [],
      at: positionsOf(simplify(source), simple),
    }))
    .filter(({ forms, at }) => forms.length > 0 && at.length > 0)
    .toSorted((a, b) => b.source.length - a.source.length)
  const covered: [start: number, end: number][] = []
  return found
    .filter(({ source, at }) => {
      const free = at.filter(start => !covered.some(([from, to]) => start >= from && start < to))
      covered.push(...free.map((start): [number, number] => [start, start + source.length]))
      return free.length > 0
    })
    .toSorted((a, b) => (a.at[0] ?? 0) - (b.at[0] ?? 0))
}

function positionsOf(word: string, text: string): number[] {
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${RegExp.escape(word)}(?![\\p{L}\\p{N}])`, 'gu')
  return Array.from(text.matchAll(pattern), match => match.index)
}

function simplify(text: string): string {
  return text.toLowerCase().replace(/\p{Pd}/gu, '-')
}

const memories = new WeakMap<Snapshot, Map<Locale, Memory>>()

/** The memory of a language, made once for each state of the files. */
export function memoryOf(snapshot: Snapshot, locale: Locale): Memory {
  const known = memories.get(snapshot) ?? new Map<Locale, Memory>()
  memories.set(snapshot, known)
  const memory = known.get(locale) ?? createMemory(locale)
  known.set(locale, memory)
  return memory
}
