import type { Commit } from '../ground/git.ts'
import { report } from '../ground/messages.ts'
import type { LoadedPublication } from '../load/publication.ts'
import type { Edition, Language } from '../model/publication.ts'
import type { Segment, Source } from '../model/source.ts'
import { sourcesOf } from '../model/source-name.ts'
import { type Locale, translationOf } from '../translations/locales/locale.ts'

export interface ReleaseInput {
  loaded: LoadedPublication
  commit: Commit
  /** What is to be released. */
  editions: readonly Edition[]
  languages: readonly Language[]
  sources: ReadonlyMap<string, Source>
  /** Words outside chapters: they are part of every edition. */
  wordLists: readonly Source[]
  locales: readonly Locale[]
}

/**
 * What stands between an edition and its release: the status `draft`, sources that are not committed, segments that are
 * not translated or whose source has changed since. A release is refused for these and for any other message.
 */
export function checkRelease(input: ReleaseInput): void {
  const { loaded, commit, locales, languages } = input
  const { publication, file, placeOf } = loaded
  if (publication?.status === 'draft')
    report(file, 'release-status', 'Unexpected status `draft`, expected `consultation` or `final` for a release', {
      place: placeOf(['status']),
    })
  if (commit.hash === '')
    report(file, 'release-uncommitted', 'Unexpected folder outside version control, expected a commit to release from')
  else if (commit.dirty)
    report(file, 'release-uncommitted', 'Unexpected changes that are not committed, expected a commit to release from')
  for (const locale of locales)
    if (languages.some(({ id }) => id === locale.language.id))
      for (const segment of segmentsOf(input)) checkSegment(segment, locale)
}

function segmentsOf({ editions, sources, wordLists }: ReleaseInput): Set<Segment> {
  const names = new Set(editions.flatMap(edition => [...sourcesOf(edition, sources)]))
  const chapters = [...names].flatMap(name => sources.get(name) ?? [])
  return new Set([...wordLists, ...chapters].flatMap(source => source.segments))
}

function checkSegment(segment: Segment, locale: Locale): void {
  const { state, located } = translationOf(segment, locale)
  if (state === 'translated') return
  const file = located?.file ?? [...locale.files.values()][0] ?? locale.retired
  const place = located ? located.file.placeOf(located.id, state === 'stale' ? 'target' : 'source') : undefined
  const where = `\`${segment.id}\` (${segment.in})`
  if (state === 'stale')
    report(file.file, 'release-stale', `Unexpected translation of an older text in ${where}`, { place })
  else report(file.file, 'release-untranslated', `Missing translation of ${where}`, { place })
}
