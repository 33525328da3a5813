import type { BlockContext } from '../blocks/shared/context.ts'
import { actorPlace } from '../model/word-places.ts'
import type { Rendition } from './rendition.ts'

/** What blocks look up in a rendition, whatever its format. */
export function blockContext({
  publication,
  document,
  localised,
  t,
}: Pick<Rendition, 'publication' | 'document' | 'localised' | 't'>): BlockContext {
  return {
    t,
    tag: document.language.tag,
    actors: new Map([...publication.actors].map(([id, name]) => [id, localised.word(actorPlace(id), name)])),
    hasAnchor: id => document.anchors.has(id),
    acronyms: document.acronyms,
    references: document.references,
    collected: document.collected,
  }
}
