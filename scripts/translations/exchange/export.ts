import type { Language, Publication } from '../../model/publication.ts'
import type { Source } from '../../model/source.ts'
import type { Locale } from '../locales/locale.ts'
import type { LocaleEntry } from '../locales/locale-file.ts'
import { baseOf, trimLines } from './base.ts'
import type { ExchangeDocument, ExchangeEntry } from './format.ts'

/** A language's translations, in the order of the sources, for a file that goes to translators. */
export function exportDocument(
  publication: ExchangeDocument['publication'] & Pick<Publication, 'languages'>,
  sources: readonly Pick<Source, 'name' | 'file'>[],
  { language, files }: Pick<Locale, 'language' | 'files'>,
): ExchangeDocument {
  const [sourceLanguage]: readonly [Language, ...Language[]] = publication.languages
  const entries = sources.flatMap(({ name, file }) =>
    [...(files.get(name)?.entries ?? [])].map(([id, entry]) => exportEntry(id, file.path, entry)),
  )
  return { publication, sourceLanguage, language, entries }
}

function exportEntry(id: string, path: string, entry: LocaleEntry): ExchangeEntry {
  const { in: place, source, target, previous, note } = entry
  return {
    ...{ id, path, in: place, source, target: trimLines(target), note, base: baseOf(entry) },
    ...(previous === undefined ? {} : { previous }),
  }
}
