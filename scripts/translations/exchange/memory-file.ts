import { readTextFile } from '../../ground/files.ts'
import type { Language, Publication } from '../../model/publication.ts'
import type { Locale } from '../locales/locale.ts'
import type { MemoryUnit } from '../memory.ts'
import { readTmx, writeTmx } from './tmx.ts'

/** Where what was translated elsewhere is kept for a language, as a TMX file: `locales/es/memory.tmx`. */
export function memoryPath({ id }: Pick<Language, 'id'>): string {
  return `locales/${id}/memory.tmx`
}

/** The units of a language's own memory; none where there is none, or it cannot be read. */
export function loadMemory(
  { root, languages }: Pick<Publication, 'root' | 'languages'>,
  target: Language,
): MemoryUnit[] {
  const file = readTextFile(root, memoryPath(target))
  return (file && readTmx(file, { source: languages[0], target })) ?? []
}

/**
 * The memory with what a file brings, each pair once.
 *
 * @returns the text of the memory, and how many units are new in it
 */
export function joinMemory(
  known: readonly MemoryUnit[],
  brought: readonly MemoryUnit[],
  languages: { source: Language; target: Language },
): { text: string; added: number } {
  const units = new Map<string, MemoryUnit>()
  for (const unit of [...known, ...brought]) {
    const name = JSON.stringify([unit.source, unit.target])
    if (!units.has(name)) units.set(name, unit)
  }
  return { text: writeTmx(units.values(), languages), added: units.size - known.length }
}

/** What is translated and up to date in a language, for the memories of other programs. */
export function unitsOf({ files }: Pick<Locale, 'files'>): MemoryUnit[] {
  return [...files.values()].flatMap(({ entries }) =>
    [...entries.values()].flatMap(({ in: where, source, target, previous, prefilled }) =>
      target.trim() === '' || previous !== undefined || prefilled !== undefined ? [] : [{ in: where, source, target }],
    ),
  )
}
