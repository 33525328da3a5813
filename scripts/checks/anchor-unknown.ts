import { visit } from 'unist-util-visit'
import { attributesThat } from '../blocks/registry.ts'
import { isUnread } from '../markdown/anchors.ts'
import { attributePlace } from '../markdown/attribute-place.ts'
import { defineCheck } from './definition/check.ts'
import { anchorsOf } from './text/anchors.ts'

/** It need not be in each edition that has the block: a recommendation's reasons may stand in a chapter of another one. */
export default defineCheck({
  id: 'anchor-unknown',
  severity: 'error',
  summary: 'An attribute of a block names an anchor that does not exist.',
  bad: ':::recommendation{#rec-a to="builders" chapter=⟦sec-archs⟧}[Build]\nBuild arches.\n:::',
  good: ':::recommendation{#rec-a to="builders" chapter=sec-arches}[Build]\nBuild arches.\n:::',
  publication({ sources }, say) {
    const anchors = anchorsOf(sources)
    const isUnreadAnywhere = (anchor: string) => [...sources.values()].some(({ file }) => isUnread(anchor, file))
    for (const { tree, file } of sources.values())
      visit(tree, 'block', block => {
        for (const { name, value } of attributesThat(block, 'anchor'))
          if (!anchors.has(value) && !isUnreadAnywhere(value))
            say(file, `No ${name} has the anchor \`${value}\``, {
              place: attributePlace(block, name, file, value),
              actual: value,
              expected: anchors,
            })
      })
  },
})
