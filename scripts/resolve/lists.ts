import { visit } from 'unist-util-visit'
import { report } from '../ground/messages.ts'
import type { Edition } from '../model/publication.ts'
import type { Source } from '../model/source.ts'
import type { ChapterTree } from './assemble.ts'

/** Reports a second list of works cited in an edition (`list-repeated`): links from notes could lead to one only. */
export function checkLists(
  chapters: readonly ChapterTree[],
  edition: Edition,
  sources: ReadonlyMap<string, Source>,
): void {
  let found = false
  for (const { source, tree } of chapters)
    visit(tree, 'generated', ({ what, data, position }) => {
      if (what !== 'bibliography') return
      const { file } = sources.get(data?.scope ?? '') ?? source
      const reason = `Unexpected second \`::bibliography\` in edition \`${edition.id}\`, expected one`
      if (found) report(file, 'list-repeated', reason, { place: position?.start })
      found = true
    })
}
