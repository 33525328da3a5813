import { visit } from 'unist-util-visit'
import { attributesThat } from '../blocks/registry.ts'
import { nearest } from '../ground/messages.ts'
import { defineCheck } from './definition/check.ts'
import { anchorsOf } from './text/anchors.ts'

export default defineCheck({
  id: 'figure-unmentioned',
  severity: 'warning',
  summary: 'No text refers to a figure: readers are not told what it is for, nor where it went in print.',
  bad: '⟦:⟧::figure{#fig-arch src=figures/arch.svg alt="An arch."}\nAn arch of stone.\n:::',
  good: ':::figure{#fig-arch src=figures/arch.svg alt="An arch."}\nAn arch of stone.\n:::\n\nSee [](#fig-arch).',
  publication({ sources }, say) {
    const mentioned = new Set<string>()
    for (const { tree } of sources.values())
      visit(tree, node => {
        if (node.type === 'crossReference') mentioned.add(node.target)
        if (node.type === 'link') mentioned.add(node.url.replace(/^#/, ''))
      })
    // Of an anchor that is mistyped, another rule tells.
    const known = anchorsOf(sources)
    const mistyped = [...mentioned].filter(target => !known.has(target))
    const isMeant = (id: string): boolean => nearest(id, mistyped) !== undefined
    for (const { tree, file } of sources.values())
      visit(tree, 'block', block => {
        const id = block.data?.id
        if (attributesThat(block, 'picture').length === 0 || (id !== undefined && (mentioned.has(id) || isMeant(id))))
          return
        const how =
          id === undefined ? 'give it an anchor, `{#fig-name}`, and write `[](#fig-name)`' : `write \`[](#${id})\``
        say(file, `No text refers to this figure: ${how} where it belongs`, { place: block.position?.start })
      })
  },
})
