import { visit } from 'unist-util-visit'
import { report } from '../ground/messages.ts'
import type { Source } from '../model/source.ts'

/**
 * The chapter that gives a recommendation's reasons must exist (`cross-reference-unknown`), though not in each edition
 * that has the recommendation.
 */
export function checkRecommendations(sources: Iterable<Source>): void {
  const all = [...sources]
  const anchors = new Set<string>()
  for (const { tree } of all)
    visit(tree, ({ data }) => {
      if (data?.id !== undefined) anchors.add(data.id)
    })
  for (const { tree, file } of all)
    visit(tree, 'recommendation', ({ chapter, position }) => {
      if (chapter === '' || anchors.has(chapter)) return
      report(file, 'cross-reference-unknown', `Unexpected chapter \`${chapter}\`, expected the anchor of one`, {
        place: position?.start,
        actual: chapter,
        expected: anchors,
      })
    })
}
