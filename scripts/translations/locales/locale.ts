import type { Language } from '../../model/publication.ts'
import type { Segment } from '../../model/source.ts'
import type { LocaleEntry, LocaleFile } from './locale-file.ts'
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

export type TranslationState = 'translated' | 'stale' | 'untranslated'

/** How a segment stands in one language. */
export interface Translation {
  state: TranslationState
  /** The target; empty when untranslated. */
  target: string
  /** When stale: the source that the target translated last; see {@link bringInLine}. */
  previous?: string
  /** Where the target stands. */
  located?: Located
}

/** How a segment reads in a language now, also when nobody has synced since its source was edited. */
export function translationOf(segment: Pick<Segment, 'id' | 'text'>, locale: Locale): Translation {
  const located = chooseEntry(locale.find(segment.id), segment.text)
  if (!located || located.entry.target.trim() === '')
    return { state: 'untranslated', target: '', ...(located ? { located } : {}) }
  const { target, previous } = bringInLine(located.entry, segment.text)
  return previous === undefined
    ? { state: 'translated', target, located }
    : { state: 'stale', target, previous, located }
}

/** Of the entries under one id, the one whose translation is nearest to the text. */
export function chooseEntry(located: readonly Located[], text: string): Located | undefined {
  const rank = ({ entry, retired }: Located): number => {
    if (entry.target.trim() === '') return retired ? 3 : 2
    return translatedSource(entry) === text ? -1 : retired ? 1 : 0
  }
  return located.toSorted((a, b) => rank(a) - rank(b))[0]
}
