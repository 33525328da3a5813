import { anchorsIn } from '../../markdown/anchors.ts'
import type { Source } from '../../model/source.ts'

/** Anchors of headings and blocks in all sources. */
export function anchorsOf(sources: ReadonlyMap<string, Pick<Source, 'tree'>>): Set<string> {
  return new Set([...sources.values()].flatMap(({ tree }) => anchorsIn(tree)))
}
