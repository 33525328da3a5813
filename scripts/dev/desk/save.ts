import { collectMessages, type ReportedMessage } from '../../ground/report.ts'
import { writeFiles } from '../../ground/write-files.ts'
import type { Language } from '../../model/publication.ts'
import type { Segment } from '../../model/source.ts'
import { INTERFACE, interfaceList } from '../../translations/interface/list.ts'
import { loadTranslations } from '../../translations/load.ts'
import type { LocaleEntry, LocaleFile } from '../../translations/locales/locale-file.ts'
import { today, withoutReview, withReview } from '../../translations/locales/review.ts'
import { bringInLine } from '../../translations/locales/staleness.ts'
import { obstacleTo } from '../../translations/plan-reviews.ts'
import { baseOf, type DeskChapter } from './chapter.ts'
import type { Draft } from './draft.ts'

export interface Save extends Draft {
  /** The state that the draft was written upon; see `DeskSegment.base`. */
  base: string
  /** Whether the translation is up to date with the source as it is now. */
  accept: boolean
}

export type SaveResult =
  | { kind: 'saved' }
  /** The source, or what stands in the file, is another than the translator saw. */
  | { kind: 'conflict'; entry: LocaleEntry; base: string }
  /** Its entry is not, or no longer, in the file. */
  | { kind: 'gone' }
  /** Nobody can have reviewed it: it wants work. */
  | { kind: 'unreviewable' }
  /** The file cannot be read whole, and is not written over. */
  | { kind: 'unreadable'; messages: ReportedMessage[] }

/** Where a translation stands. */
export interface SavePlace extends Pick<DeskChapter, 'sourceLanguage' | 'locale' | 'path'> {
  prepared: { publication: { root: string } }
  source: { name: string }
}

/**
 * Writes a translation into its locale file, in the layout in which sync writes it. The file is read anew for that:
 * whatever changed in it meanwhile stays, and a change to this very entry is a conflict.
 */
export function saveDraft(chapter: SavePlace, segment: Segment, { base, accept, target, note }: Save): SaveResult {
  return change(chapter, segment, base, entry => saveInto(entry, segment, { target, note, accept }))
}

/** Marks a translation as reviewed, or takes the mark away, in the same manner. */
export function saveReview(
  chapter: SavePlace,
  segment: Segment,
  { base, by, withdraw }: { base: string; by: string; withdraw: boolean },
): SaveResult {
  const { locale, sourceLanguage } = chapter
  return change(chapter, segment, base, (entry, file) => {
    if (withdraw) return withoutReview(entry)
    if (obstacleTo(segment, entry, { file, locale, sourceTag: sourceLanguage.tag })) return undefined
    return withReview(entry, by, today())
  })
}

function change(
  chapter: SavePlace,
  segment: Segment,
  base: string,
  make: (entry: LocaleEntry, file: LocaleFile) => LocaleEntry | undefined,
): SaveResult {
  const { prepared, sourceLanguage, locale, source, path } = chapter
  const { root } = prepared.publication
  const languages: [Language, Language] = [sourceLanguage, locale.language]
  const file =
    source.name === INTERFACE
      ? interfaceList({ root, languages }, locale.language).file
      : loadTranslations({ root, languages }).locales[0]?.files.get(source.name)
  if (file && !file.whole) return { kind: 'unreadable', messages: collectMessages([file.file]) }
  const entry = file?.entries.get(segment.id)
  if (!file || !entry) return { kind: 'gone' }
  const found = baseOf(segment, entry)
  if (found !== base) return { kind: 'conflict', entry, base: found }
  const saved = make(entry, file)
  if (!saved) return { kind: 'unreviewable' }
  const text = file.format(new Map(file.entries).set(segment.id, saved))
  writeFiles(root, new Map([[path, text]]))
  return { kind: 'saved' }
}

/** The entry with a draft in it. */
export function saveInto(
  entry: LocaleEntry,
  segment: Segment,
  { target, note, accept }: Omit<Save, 'base'>,
): LocaleEntry {
  // What translates nothing yet is translated from the text as it is now.
  if (accept || entry.target.trim() === '') {
    const { previous: _, stale: __, prefilled: ___, ...rest } = entry
    return { ...rest, source: segment.text, target, note }
  }
  // Which target was stale is noted before it changes.
  return { ...bringInLine(entry, segment.text), target, note }
}
