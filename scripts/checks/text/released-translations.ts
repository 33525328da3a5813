import type { Segment } from '../../model/source.ts'
import { sourcesOf } from '../../model/source-name.ts'
import { type Locale, type Translation, translationOf } from '../../translations/locales/locale.ts'
import type { Material } from '../definition/material.ts'

/** What is to be released of one language: the segments of the wanted editions, with their translations. */
export function* releasedTranslations(
  locale: Locale,
  { wanted, sources, wordLists }: Material,
): Generator<{ segment: Segment; translation: Translation }> {
  if (!wanted.languages.some(({ id }) => id === locale.language.id)) return
  const names = new Set(wanted.editions.flatMap(edition => [...sourcesOf(edition, sources)]))
  const chapters = [...names].flatMap(name => sources.get(name) ?? [])
  for (const segment of new Set([...wordLists, ...chapters].flatMap(source => source.segments)))
    yield { segment, translation: translationOf(segment, locale) }
}
