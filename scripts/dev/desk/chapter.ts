import { createHash } from 'node:crypto'
import type { Prepared } from '../../build/prepare.ts'
import { collectMessages, type ReportedMessage } from '../../ground/report.ts'
import type { Localised } from '../../load/localise.ts'
import type { Translate } from '../../model/interface.ts'
import type { Language } from '../../model/publication.ts'
import type { Segment, Source } from '../../model/source.ts'
import { sourcesOf } from '../../model/source-name.ts'
import { INTERFACE, interfaceList, withInterface } from '../../translations/interface/list.ts'
import { localePath } from '../../translations/load.ts'
import { type Locale, type Translation, translationOf } from '../../translations/locales/locale.ts'
import type { LocaleEntry, LocaleFile } from '../../translations/locales/locale-file.ts'
import type { Place, Snapshot } from '../preview/snapshot.ts'
import { freshLocale } from './fresh-locale.ts'
import { deskWords } from './words.ts'

/** A chapter, or a list of words, with its translation into one language: what the desk works on. */
export interface DeskChapter {
  snapshot: Snapshot
  prepared: Prepared
  sourceLanguage: Language
  localised: Localised
  locale: Locale
  source: Source
  /** `locales/es/05-finance.json`. */
  path: string
  /** What stands there; undefined where there is no such file yet. */
  file: LocaleFile | undefined
  /** An edition that holds the chapter, to render it in; a list of words stands in none. */
  place: Place | undefined
  /** The words of the desk, in the language that is translated into. */
  t: Translate
}

/**
 * With the translations as they are on disk now.
 *
 * @returns undefined where there is no such chapter, or the language is none that is translated into.
 */
export function deskChapter(snapshot: Snapshot, languageId: string, name: string): DeskChapter | undefined {
  const { prepared } = snapshot
  if (!prepared) return undefined
  const { publication, content, localised: all } = prepared
  const fresh = freshLocale(snapshot, languageId)
  const localised = all.languages.get(languageId)
  const list = fresh && name === INTERFACE ? interfaceList(publication, fresh.language) : undefined
  const locale = fresh && list ? withInterface(fresh, list) : fresh
  const source = list?.source ?? writtenSources(prepared).find(each => each.name === name)
  if (!locale || !localised || !source) return undefined
  const edition = publication.editions.find(each => sourcesOf(each, content.sources).has(name))
  return {
    snapshot,
    prepared,
    sourceLanguage: publication.languages[0],
    localised,
    locale,
    source,
    path: localePath(locale.language, name),
    file: locale.files.get(name),
    place: edition && { edition, localised },
    t: deskWords(snapshot, languageId),
  }
}

/** What there is to translate into a language, in reading order: chapters, lists of words, the words of the interface. */
export function deskSources(prepared: Prepared, language: Language): Source[] {
  return [...writtenSources(prepared), interfaceList(prepared.publication, language).source]
}

function writtenSources({ content }: Prepared): Source[] {
  return [...content.sources.values(), ...content.wordLists].filter(({ segments }) => segments.length > 0)
}

/** A language's translations as they are on disk now, with the words of the interface. */
export function deskLocale(snapshot: Snapshot, languageId: string): Locale | undefined {
  const locale = freshLocale(snapshot, languageId)
  const publication = snapshot.prepared?.publication
  return locale && publication && withInterface(locale, interfaceList(publication, locale.language))
}

/** Whether the chapter's locale file may be written. */
export function isWhole({ file }: DeskChapter): boolean {
  return file?.whole ?? true
}

/** What is wrong with the chapter's locale file, and with the registers, which say what is new in any chapter. */
export function fileProblems({ file, prepared, sourceLanguage }: DeskChapter): ReportedMessage[] {
  const registers = prepared.localised.files.filter(({ path }) => path.startsWith(`locales/${sourceLanguage.id}/`))
  return collectMessages([...(file && !file.whole ? [file.file] : []), ...registers])
}

/** How a segment stands at the desk. */
export interface DeskSegment extends Translation {
  note: string
  /** Names what a translator saw, source and entry: a save that names another comes too late. */
  base: string
  /** Whether its entry is where a save would look for it. Else the files want a sync first. */
  savable: boolean
}

export function deskSegment(chapter: DeskChapter, segment: Segment): DeskSegment {
  const translation = translationOf(segment, chapter.locale)
  const { located } = translation
  return {
    ...translation,
    note: located?.entry.note ?? '',
    base: baseOf(segment, located?.entry),
    savable: located?.id === segment.id && located.file === chapter.file && located.file.whole,
  }
}

/** See {@link DeskSegment.base}. */
export function baseOf(segment: Pick<Segment, 'text'>, entry: LocaleEntry | undefined): string {
  const seen = [
    segment.text,
    ...(entry
      ? [
          entry.source,
          entry.target,
          entry.previous ?? null,
          entry.prefilled ?? null,
          entry.reviewed ?? null,
          entry.note,
        ]
      : []),
  ]
  return createHash('sha256').update(JSON.stringify(seen)).digest('hex').slice(0, 16)
}
