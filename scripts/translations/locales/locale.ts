import type { Language } from '../../model/publication.ts'
import type { Segment } from '../../model/source.ts'
import type { LocaleEntry, LocaleFile } from './locale-file.ts'

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
  id: string
  entry: LocaleEntry
  file: LocaleFile
  retired: boolean
}

export function createLocale(language: Language, files: ReadonlyMap<string, LocaleFile>, retired: LocaleFile): Locale {
  const index = new Map<string, Located[]>()
  const read = (file: LocaleFile, isRetired: boolean): void => {
    for (const [id, entry] of file.entries) {
      const located = { id, entry, file, retired: isRetired }
      const known = index.get(id)
      if (known) known.push(located)
      else index.set(id, [located])
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
  /** When stale: the source that the target translates. */
  previous?: string
  /** Where the target stands. */
  located?: Located
}

/** How a segment reads in a language now, also when nobody has synced since its source was edited. */
export function translationOf(segment: Pick<Segment, 'id' | 'text'>, locale: Locale): Translation {
  const located = chooseEntry(locale.find(segment.id), segment.text)
  if (!located || located.entry.target.trim() === '')
    return { state: 'untranslated', target: '', ...(located ? { located } : {}) }
  const { source, target, previous } = located.entry
  const older = previous ?? source
  // A source that went back to what the target translates is translated again.
  if (older === segment.text) return { state: 'translated', target, located }
  return { state: 'stale', target, previous: older, located }
}

/** Of the entries under one id, the one whose translation is nearest to the text. */
export function chooseEntry(located: readonly Located[], text: string): Located | undefined {
  const rank = ({ entry, retired }: Located): number => {
    if (entry.target.trim() === '') return retired ? 3 : 2
    return (entry.previous ?? entry.source) === text ? -1 : retired ? 1 : 0
  }
  return located.toSorted((a, b) => rank(a) - rank(b))[0]
}
