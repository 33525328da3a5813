import type { Language, Publication } from '../../model/publication.ts'
import type { Segment, Source } from '../../model/source.ts'
import type { Locale } from '../locales/locale.ts'
import type { LocaleEntry } from '../locales/locale-file.ts'
import { reviewOf } from '../locales/review.ts'
import { marksOf } from '../marks.ts'
import { baseOf, trimLines } from './base.ts'
import type { ExchangeDocument, ExchangeEntry } from './format.ts'

/**
 * A language's translations, in the order of the sources, for a file that goes to translators.
 *
 * @param segments by id: they tell what in a source is no word
 * @param isWanted whether an entry goes into the file; all do by default
 */
export function exportDocument(
  publication: ExchangeDocument['publication'] & Pick<Publication, 'languages'>,
  sources: readonly Pick<Source, 'name' | 'file'>[],
  { language, files }: Pick<Locale, 'language' | 'files'>,
  segments: ReadonlyMap<string, Segment>,
  isWanted: (entry: LocaleEntry) => boolean = () => true,
): ExchangeDocument {
  const [sourceLanguage]: readonly [Language, ...Language[]] = publication.languages
  const entries = sources.flatMap(({ name, file }) =>
    [...(files.get(name)?.entries ?? [])]
      .filter(([, entry]) => isWanted(entry))
      .map(([id, entry]) => exportEntry(id, file.path, entry, segments.get(id))),
  )
  return { publication, sourceLanguage, language, entries }
}

function exportEntry(id: string, path: string, entry: LocaleEntry, segment: Segment | undefined): ExchangeEntry {
  const { in: place, source, target, previous, prefilled, note } = entry
  const review = reviewOf(entry)
  const marks = segment ? marksOf(source, segment).map(({ text }) => text) : []
  return {
    ...{ id, path, in: place, source, target: trimLines(target), note, marks, base: baseOf(entry) },
    ...(previous === undefined ? {} : { previous }),
    ...(prefilled === undefined ? {} : { prefilled }),
    ...(review?.isCurrent ? { review } : {}),
  }
}
