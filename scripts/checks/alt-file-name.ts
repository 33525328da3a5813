import { visit } from 'unist-util-visit'
import { defineCheck } from './definition/check.ts'

export default defineCheck({
  id: 'alt-file-name',
  severity: 'warning',
  summary: 'An alternative text is the name of a file.',
  bad: 'See ⟦!⟧[arch.svg](figures/arch.svg).',
  good: 'See ![A bridge of stone](figures/arch.svg).',
  chapter({ tree }, say) {
    visit(tree, node => {
      const alt = node.type === 'image' ? node.alt : node.type === 'block' ? node.attributes.alt : undefined
      if (alt && /\.(?:svg|png|jpe?g|webp|json)$/i.test(alt.trim()))
        say(`\`${alt}\` is the name of a file: write what the picture shows`, { place: node.position?.start })
    })
  },
})
