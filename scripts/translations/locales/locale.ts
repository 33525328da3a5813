import type { Language } from '../../model/publication.ts'
import type { Segment } from '../../model/source.ts'
import type { LocaleEntry, LocaleFile } from './locale-file.ts'
import { type Review, reviewOf } from './review.ts'
import { bringInLine, translatedSource } from './staleness.ts'

/** Everything that a language's folder says. */
export interface Locale {
  language: Language
  /** Its files by source name. */
  files: ReadonlyMap<string, LocaleFile>
  /** `.retired.json`: translations whose source vanished. */
  retired: LocaleFile
  /** What the files say about a segment of this id; the retired one comes last. */
  find(id: string): Located[]
}

/** An entry and the file in which it stands. */
export interface Located {
  /** As the file writes it. */
  id: string
  entry: LocaleEntry
  file: LocaleFile
  retired: boolean
}

/** @param meant the ids that are meant by ids which no segment has; see `withMistypedIds` */
export function createLocale(
  language: Language,
  files: ReadonlyMap<string, LocaleFile>,
  retired: LocaleFile,
  meant: ReadonlyMap<string, string> = new Map(),
): Locale {
  const index = new Map<string, Located[]>()
  const read = (file: LocaleFile, isRetired: boolean): void => {
    for (const [id, entry] of file.entries) {
      const located = { id, entry, file, retired: isRetired }
      const key = meant.get(id) ?? id
      const known = index.get(key)
      if (known) known.push(located)
      else index.set(key, [located])
    }
  }
  for (const file of files.values()) read(file, false)
  read(retired, true)
  return { language, files, retired, find: id => index.get(id) ?? [] }
}

/** `prefilled`: there is a target that no person has looked at yet. */
export type TranslationState = 'translated' | 'stale' | 'prefilled' | 'untranslated'

/** How a segment stands in one language. */
export interface Translation {
  state: TranslationState
  /** The target; empty when untranslated. */
  target: string
  /** When stale: the source that the target translated last; see {@link bringInLine}. */
  previous?: string
  /** Who has read it beside its source, if anybody has, and whether it is still the same. */
  review?: Review
  /** Where the target stands. */
  located?: Located
}

/** How a segment reads in a language now, also when nobody has synced since its source was edited. */
export function translationOf(segment: Pick<Segment, 'id' | 'text'>, locale: Locale): Translation {
  const located = chooseEntry(locale.find(segment.id), segment.text)
  if (!located || located.entry.target.trim() === '')
    return { state: 'untranslated', target: '', ...(located ? { located } : {}) }
  const entry = bringInLine(located.entry, segment.text)
  const { target, previous, prefilled } = entry
  const review = reviewOf(entry)
  const common = { target, located, ...(review ? { review } : {}) }
  if (previous !== undefined) return { state: 'stale', previous, ...common }
  return { state: prefilled === undefined ? 'translated' : 'prefilled', ...common }
}

/** Of the entries under one id, the one whose translation is nearest to the text. */
export function chooseEntry(located: readonly Located[], text: string): Located | undefined {
  const rank = ({ entry, retired }: Located): number => {
    if (entry.target.trim() === '') return retired ? 3 : 2
    return translatedSource(entry) === text ? -1 : retired ? 1 : 0
  }
  return located.toSorted((a, b) => rank(a) - rank(b))[0]
}
