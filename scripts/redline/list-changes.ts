import type { Segment } from '../model/source.ts'
import { sourcesOf } from '../model/source-name.ts'
import { type Locale, translationOf } from '../translations/locales/locale.ts'
import type { DiffPart } from '../translations/word-diff.ts'
import type { Comparison } from './compare.ts'
import type { ChapterChange, Redline } from './merge-documents.ts'
import type { Revision } from './revision.ts'
import { WEIGHTS, type Weight, weigh } from './weigh.ts'

/**
 * What a change in the source means for a translation: nothing; a look, for marks alone changed; work, since it is that of the
 * older text, or since there is none; or none any more, since it followed.
 */
export type Consequence = 'none' | 'minor' | 'stale' | 'untranslated' | 'updated'

/** A paragraph, heading, note, cell, caption or box that changed. */
export interface ChangedParagraph extends ChapterChange {
  weight: Weight
  /** Words that stayed, went and came, from `before` to `after`. */
  diff: DiffPart[]
  /** By id of the language; empty in a redline of a translation, and for what is no text to be translated. */
  consequences: ReadonlyMap<string, Consequence>
}

/** What changed in an edition in one language, the weightiest first; what weighs the same in the order of the text. */
export function listChanges(
  comparison: Comparison,
  { rendition, changes }: Pick<Redline, 'rendition' | 'changes'>,
): ChangedParagraph[] {
  const { language } = rendition.document
  const isSource = language.id === comparison.to.prepared.publication.languages[0].id
  const look = isSource ? lookOf(comparison) : undefined
  const listed = changes.map((change): ChangedParagraph => {
    const { weight, diff } = weigh(change, language.tag)
    const consequences = look?.(change, weight) ?? new Map<string, Consequence>()
    return { ...change, weight, diff, consequences }
  })
  return listed.toSorted((one, other) => WEIGHTS.indexOf(one.weight) - WEIGHTS.indexOf(other.weight))
}

/** A segment whose source changed, while its translation stayed what it was. */
export interface LeftBehind {
  segment: Segment
  /** The source text before and now. */
  before: string
  after: string
}

/** Where the source of an edition changed, and its translation did not: in the order of the text. */
export function leftBehind(
  { from, to, segments }: Comparison,
  { rendition }: Pick<Redline, 'rendition'>,
): LeftBehind[] {
  const { document } = rendition
  const locale = localeOf(to, document.language.id)
  const oldLocale = localeOf(from, document.language.id)
  if (!locale || !oldLocale) return []
  const before = new Map(from.prepared.localised.segments.map(segment => [segments.get(segment.id), segment]))
  const { sources } = to.prepared.content
  const names = new Set([...sourcesOf(document.edition, sources)].map(name => sources.get(name)?.slug))
  return to.prepared.localised.segments.flatMap(segment => {
    const old = before.get(segment.id)
    if (!old || old.text === segment.text || !names.has(segment.id.split('/')[0])) return []
    const { target, state } = translationOf(segment, locale)
    const same = state !== 'untranslated' && target === translationOf(old, oldLocale).target
    return same && state === 'stale' ? [{ segment, before: old.text, after: segment.text }] : []
  })
}

/** A value of publication.yaml, or a word of a list, that is not what it was; empty where there was, or is, none. */
export interface ChangedSetting {
  name: string
  before: string
  after: string
}

/** What changed in publication.yaml, acronyms, terms and short titles. */
export function changedSettings({ from, to, segments }: Comparison): ChangedSetting[] {
  const [before, after] = [settingsOf(from), settingsOf(to)]
  const names = [...new Set([...before.keys(), ...after.keys()])]
  const changed = names.map(name => ({ name, before: before.get(name) ?? '', after: after.get(name) ?? '' }))
  const words = (revision: Revision): [Segment, string][] =>
    revision.prepared.content.wordLists
      .filter(({ name }) => name !== 'figures')
      .flatMap(({ name, segments: own }) =>
        own.map((segment): [Segment, string] => [segment, `${name}: ${segment.in}`]),
      )
  const known = new Map(
    words(from).map(([segment, name]) => [segments.get(segment.id) ?? segment.id, { segment, name }]),
  )
  const now = words(to)
  const ids = new Set(now.map(([{ id }]) => id))
  const listed = [
    ...now.map(([{ id, text }, name]) => ({ name, before: known.get(id)?.segment.text ?? '', after: text })),
    ...[...known].flatMap(([id, { segment, name }]) =>
      ids.has(id) ? [] : [{ name, before: segment.text, after: '' }],
    ),
  ]
  return [...changed, ...listed].filter(one => one.before !== one.after)
}

function settingsOf({ prepared: { publication, localised } }: Revision): Map<string, string> {
  const { version, date, status, authors, licence, languages, editions } = publication
  return new Map([
    ['version', version],
    ['date', date],
    ['status', status],
    ['authors', authors.join('; ')],
    ['licence', licence.name],
    ['languages', languages.map(({ id }) => id).join(', ')],
    ...editions.flatMap((edition): [string, string][] => [
      [`editions.${edition.id}.chapters`, edition.chapters.join(', ')],
      [`editions.${edition.id}.style`, edition.style],
    ]),
    ...localised.terms.map(({ source, forms }): [string, string] => [
      `terms: ${source}`,
      [...forms].map(([language, list]) => `${language}: ${list.join(' | ')}`).join('; '),
    ]),
  ])
}

/** Tells of a change what it means for each translation. */
function lookOf({ from, to, segments }: Comparison) {
  const now = new Map(to.prepared.localised.segments.map(segment => [segment.id, segment]))
  const before = new Map(from.prepared.localised.segments.map(segment => [segments.get(segment.id), segment]))
  const locales = to.prepared.localised.locales
  const consequence = (segment: Segment, locale: Locale, weight: Weight): Consequence => {
    const { state, target } = translationOf(segment, locale)
    if (state === 'untranslated') return 'untranslated'
    if (state === 'stale') return weight === 'punctuation' ? 'minor' : 'stale'
    const old = before.get(segment.id)
    // The source did not change: what did is in where it stands, or in what the build makes of it.
    if (old?.text === segment.text) return 'none'
    const oldLocale = localeOf(from, locale.language.id)
    const stayed = old && oldLocale && translationOf(old, oldLocale).target === target
    return stayed && weight === 'punctuation' ? 'minor' : 'updated'
  }
  return ({ kind, segment: id }: ChapterChange, weight: Weight): Map<string, Consequence> => {
    const segment = now.get(id ?? '')
    const nothing = kind === 'moved' || kind === 'deleted' || !segment
    const consequences = locales.map((locale): [string, Consequence] => [
      locale.language.id,
      nothing ? 'none' : consequence(segment, locale, weight),
    ])
    return new Map(id === undefined ? [] : consequences)
  }
}

function localeOf({ prepared }: Revision, language: string): Locale | undefined {
  return prepared.localised.locales.find(locale => locale.language.id === language)
}
