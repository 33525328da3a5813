import { visit } from 'unist-util-visit'
import { attributesThat } from '../blocks/registry.ts'
import { report } from '../ground/messages.ts'
import type { Source } from '../model/source.ts'

/**
 * The anchors that attributes of blocks name must exist (`cross-reference-unknown`), though not in each edition that has
 * the block: a recommendation's reasons may stand in a chapter of another one.
 */
export function checkAnchorAttributes(sources: Iterable<Source>): void {
  const all = [...sources]
  const anchors = new Set<string>()
  for (const { tree } of all)
    visit(tree, ({ data }) => {
      if (data?.id !== undefined) anchors.add(data.id)
    })
  for (const { tree, file } of all)
    visit(tree, 'block', block => {
      for (const { name, value } of attributesThat(block, 'anchor'))
        if (!anchors.has(value))
          report(file, 'cross-reference-unknown', `Unexpected ${name} \`${value}\`, expected the anchor of one`, {
            place: block.position?.start,
            actual: value,
            expected: anchors,
          })
    })
}
