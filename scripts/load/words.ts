import type { YamlData } from '../ground/yaml.ts'
import type { Publication } from '../model/publication.ts'
import type { Source } from '../model/source.ts'
import { wordList } from '../model/word-list.ts'
import { actorPlace, editionPlace, fieldPlace, picturePlace, shortPlace } from '../model/word-places.ts'

/**
 * The words that readers see and that stand in no chapter's text, as segments (`locales/es/publication.json`): those of
 * publication.yaml, and the chapters' short titles for running headers.
 */
export function publicationWords(
  publication: Publication,
  placeOf: YamlData<unknown>['placeOf'],
  sources: Iterable<Source>,
): Source {
  const list = wordList('publication', publication.file)
  for (const field of ['title', 'subtitle', 'body'] as const)
    list.add({ kind: 'title', text: publication[field], in: fieldPlace(field), ...placeOf([field]) })
  publication.editions.forEach((edition, index) => {
    list.add({
      kind: 'title',
      text: edition.title,
      in: editionPlace(edition.id),
      ...placeOf(['editions', index, 'title']),
    })
  })
  for (const key of ['logo', 'cover'] as const) {
    const alt = publication[key]?.alt
    if (alt !== undefined) list.add({ kind: 'alt', text: alt, in: picturePlace(key), ...placeOf([key, 'alt']) })
  }
  for (const [id, name] of publication.actors)
    list.add({ kind: 'title', text: name, in: actorPlace(id), ...placeOf(['actors', id]) })
  for (const source of sources)
    if (source.short !== '') list.add({ kind: 'title', text: source.short, in: shortPlace(source.name) })
  return list.source
}
