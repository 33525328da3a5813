import { toString as textOf } from 'mdast-util-to-string'
import { defineCheck } from './definition/check.ts'

export default defineCheck({
  id: 'section-empty',
  severity: 'warning',
  summary: 'A section has no text: its heading is followed by that of another one.',
  bad: '## ⟦Arches⟧\n\n## Cables\n\nThey pull.',
  good: '## Arches\n\n### Of stone\n\nThey lean.\n\n## Cables\n\nThey pull.',
  chapter({ tree }, say) {
    const blocks = tree.children.filter(({ type }) => type !== 'yaml' && type !== 'footnoteDefinition')
    blocks.forEach((block, index) => {
      if (block.type !== 'heading' || block.depth === 1 || textOf(block).trim() === '') return
      const next = blocks[index + 1]
      if (next && (next.type !== 'heading' || next.depth > block.depth)) return
      const place = block.children[0]?.position ?? block.position
      say('The section has no text: write it, or take the heading out', { place: place?.start })
    })
  },
})
