import type { Publication } from '../model/publication.ts'
import { type Assignment, assignIds, type SegmentSource } from './assign.ts'
import { loadTranslations, type Translations } from './load.ts'
import { mendRegisters, withMistypedIds } from './mistyped-ids.ts'
import { withSharedWords } from './shared-words.ts'

/** What stands under `locales/`, and what it means for the sources as they are now. */
export interface AlignedTranslations {
  /** Registers as on disk; locales in which mistyped ids are found. */
  translations: Translations
  assignment: Assignment
}

/** Reads what stands under `locales/` and gives all segments their ids. */
export function loadAligned(
  publication: Pick<Publication, 'root' | 'languages'>,
  sources: readonly SegmentSource[],
): AlignedTranslations {
  return alignTranslations(loadTranslations(publication), sources)
}

/** Gives all segments their ids; ids that somebody mistyped are understood and reported. */
export function alignTranslations(
  { registers, locales }: Translations,
  sources: readonly SegmentSource[],
): AlignedTranslations {
  const mended = mendRegisters(registers, locales)
  const assignment = assignIds(sources, mended, locales)
  const found = locales.map(locale => withSharedWords(withMistypedIds(locale, assignment.segments, mended), sources))
  return { translations: { registers, locales: found }, assignment }
}
