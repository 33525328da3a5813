import type { Term } from '../../load/terms.ts'
import { loadMemory } from '../../translations/exchange/memory-file.ts'
import type { Locale } from '../../translations/locales/locale.ts'
import { createMemory, type Memory, type MemoryUnit } from '../../translations/memory.ts'
import type { Snapshot } from '../preview/snapshot.ts'

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
  const publication = snapshot.prepared?.publication
  const units = (): MemoryUnit[] => (publication ? loadMemory(publication, locale.language) : [])
  const memory = known.get(locale) ?? createMemory(locale, units())
  known.set(locale, memory)
  return memory
}
