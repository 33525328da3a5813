import { visit } from 'unist-util-visit'
import { attributesThat } from '../blocks/registry.ts'
import { defineCheck } from './definition/check.ts'

export default defineCheck({
  id: 'figure-caption',
  severity: 'warning',
  summary: 'A figure has no caption: lists of figures would show a number and nothing else.',
  bad: '⟦:⟧::figure{#fig-arch src=figures/arch.svg alt="An arch."}\n:::\n\nSee [](#fig-arch).',
  good: ':::figure{#fig-arch src=figures/arch.svg alt="An arch."}\nAn arch of stone.\n:::\n\nSee [](#fig-arch).',
  chapter({ tree }, say) {
    visit(tree, 'block', block => {
      if (block.children.length === 0 && attributesThat(block, 'picture').length > 0)
        say('The figure has no caption: write one between its two lines', { place: block.position?.start })
    })
  },
})
