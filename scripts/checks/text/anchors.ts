import { visit } from 'unist-util-visit'
import type { Source } from '../../model/source.ts'

/** Anchors of headings and blocks in all sources. */
export function anchorsOf(sources: ReadonlyMap<string, Pick<Source, 'tree'>>): Set<string> {
  const anchors = new Set<string>()
  for (const { tree } of sources.values())
    visit(tree, ({ data }) => {
      if (data?.id !== undefined) anchors.add(data.id)
    })
  return anchors
}
