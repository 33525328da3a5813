import type { Term } from '../../load/terms.ts'
import type { Language } from '../../model/publication.ts'
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

const kept = new WeakMap<Snapshot, Map<string, readonly MemoryUnit[]>>()

/** What is kept of a language's translations elsewhere, in `locales/es/memory.tmx`, read once for each snapshot. */
export function memoryUnits(snapshot: Snapshot, language: Language): readonly MemoryUnit[] {
  const known = kept.get(snapshot) ?? new Map<string, readonly MemoryUnit[]>()
  kept.set(snapshot, known)
  const publication = snapshot.prepared?.publication
  const units = known.get(language.id) ?? (publication ? loadMemory(publication, language) : [])
  known.set(language.id, units)
  return units
}

const memories = new WeakMap<Snapshot, Map<Locale, Memory>>()

/** The memory of a language, made once for each state of the files. */
export function memoryOf(snapshot: Snapshot, locale: Locale): Memory {
  const known = memories.get(snapshot) ?? new Map<Locale, Memory>()
  memories.set(snapshot, known)
  const memory = known.get(locale) ?? createMemory(locale, memoryUnits(snapshot, locale.language))
  known.set(locale, memory)
  return memory
}
