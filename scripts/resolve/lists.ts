import { visit } from 'unist-util-visit'
import { definitionOf } from '../blocks/registry.ts'
import { report } from '../ground/messages.ts'
import type { Edition } from '../model/publication.ts'
import type { Source } from '../model/source.ts'
import listRepeated from '../rules/list-repeated.ts'
import type { ChapterTree } from './assemble.ts'

/** Reports a second one of those blocks that an edition has once (`list-repeated`): links could lead to one only. */
export function checkLists(
  chapters: readonly ChapterTree[],
  edition: Edition,
  sources: ReadonlyMap<string, Source>,
): void {
  const found = new Set<string>()
  for (const { source, tree } of chapters)
    visit(tree, 'block', ({ name, data, position }) => {
      if (!definitionOf({ name }).once) return
      const { file } = sources.get(data?.scope ?? '') ?? source
      const reason = `Edition \`${edition.id}\` has \`::${name}\` twice: leave one`
      if (found.has(name)) report(file, listRepeated, reason, { place: position?.start })
      found.add(name)
    })
}
