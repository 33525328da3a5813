import type { Publication } from '../model/publication.ts'
import type { Segment, Source } from '../model/source.ts'
import { sourcesOf } from '../model/source-name.ts'
import type { Severity } from '../rules/definition/rule.ts'
import { type Locale, type TranslationState, translationOf } from './locales/locale.ts'
import type { Review } from './locales/review.ts'
import { unsilenced } from './parity/check.ts'
import { openQuestions, type Question } from './questions.ts'
import { addShares, countShare, percentTranslated, type Share } from './share.ts'

/** A translation that needs work: stale, missing, or failing a check. */
export interface SegmentStatus {
  id: string
  /** Where it stands, for people. */
  in: string
  state: TranslationState
  source: string
  target: string
  /** When stale: the source that the target translates. */
  previous?: string
  /** The last review of it, if there was one. */
  review?: Review
  issues: { rule: string; severity: Severity; reason: string }[]
}

export interface ChapterStatus {
  /** Name of the source: `05-finance`; `publication`, `acronyms` and `figures` for the lists of words. */
  name: string
  title: string
  share: Share
  /** Translations that fail a check. */
  issues: number
  /** Those that need work, in document order. */
  segments: SegmentStatus[]
}

export interface EditionStatus {
  id: string
  title: string
  share: Share
  issues: number
  /** Names of its chapters, with the files that they include and the lists of words. */
  chapters: string[]
}

export interface LanguageStatus {
  id: string
  tag: string
  name: string
  share: Share
  issues: number
  editions: EditionStatus[]
  chapters: ChapterStatus[]
  /** What translators ask the editors, in document order. */
  questions: Question[]
}

type StatusSource = Pick<Source, 'name' | 'segments' | 'includes'>

/**
 * How far the translations are: of each language, in total, by edition and by chapter. Segments have their ids.
 *
 * @param others what no edition holds: the words of the interface
 */
export function translationStatus(
  publication: Pick<Publication, 'languages' | 'editions'>,
  { sources, wordLists }: { sources: ReadonlyMap<string, StatusSource>; wordLists: readonly StatusSource[] },
  locales: readonly Locale[],
  others: readonly StatusSource[] = [],
): LanguageStatus[] {
  const [sourceLanguage] = publication.languages
  const all = [...wordLists, ...sources.values(), ...others].filter(source => source.segments.length > 0)
  return locales.map(locale => {
    const { id, tag, name } = locale.language
    const chapters = all.map(source => chapterStatus(source, locale, sourceLanguage.tag))
    const byName = new Map(chapters.map(chapter => [chapter.name, chapter]))
    const editions = publication.editions.map(edition => {
      const names = [...wordLists.map(list => list.name), ...sourcesOf(edition, sources)]
      return { id: edition.id, title: edition.title, ...total(names.flatMap(each => byName.get(each) ?? [])) }
    })
    const { share, issues } = total(chapters)
    const questions = all.flatMap(source => openQuestions(source, locale))
    return { id, tag, name, share, issues, editions, chapters, questions }
  })
}

/** `es: 96 % (3 stale, 12 untranslated, 2 with issues); pt: 100 %`: for a pull request. */
export function summarise(languages: readonly LanguageStatus[]): string {
  return languages
    .map(({ id, share, issues, questions }) => {
      const { stale, prefilled, untranslated } = share.segments
      const facts = [
        ...(share.reviewed > 0 ? [`${share.reviewed} reviewed`] : []),
        ...(prefilled > 0 ? [`${prefilled} prefilled`] : []),
        ...(stale > 0 ? [`${stale} stale`] : []),
        ...(untranslated > 0 ? [`${untranslated} untranslated`] : []),
        ...(issues > 0 ? [`${issues} with issues`] : []),
        ...(questions.length > 0 ? [questions.length === 1 ? '1 question' : `${questions.length} questions`] : []),
      ]
      return `${id}: ${percentTranslated(share)} %${facts.length > 0 ? ` (${facts.join(', ')})` : ''}`
    })
    .join('; ')
}

function total(chapters: readonly ChapterStatus[]): { share: Share; issues: number; chapters: string[] } {
  return {
    share: addShares(chapters.map(({ share }) => share)),
    issues: chapters.reduce((sum, { issues }) => sum + issues, 0),
    chapters: chapters.map(({ name }) => name),
  }
}

function chapterStatus({ name, segments }: StatusSource, locale: Locale, sourceTag: string): ChapterStatus {
  const statuses = segments.map(segment => segmentStatus(segment, locale, sourceTag))
  const faulty = new Set(statuses.filter(isFaulty).map(({ id }) => id))
  return {
    name,
    title: segments.find(({ kind, node }) => kind === 'title' && node)?.text ?? name,
    share: countShare(segments, locale, ({ id }) => faulty.has(id)),
    issues: statuses.filter(({ issues }) => issues.length > 0).length,
    segments: statuses.filter(({ state, issues }) => state !== 'translated' || issues.length > 0),
  }
}

function isFaulty({ issues }: SegmentStatus): boolean {
  return issues.some(({ severity }) => severity === 'error')
}

function segmentStatus(segment: Segment, locale: Locale, sourceTag: string): SegmentStatus {
  const { state, target, previous, located, review } = translationOf(segment, locale)
  const problems = located && target !== '' ? unsilenced(segment, located, locale, sourceTag) : []
  return {
    id: segment.id,
    in: segment.in,
    state,
    source: segment.text,
    target,
    ...(previous === undefined ? {} : { previous }),
    ...(review ? { review } : {}),
    issues: problems.map(({ rule, reason }) => ({ rule: rule.id, severity: rule.severity, reason })),
  }
}
