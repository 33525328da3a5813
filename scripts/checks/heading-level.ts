import { visit } from 'unist-util-visit'
import { defineCheck } from './definition/check.ts'

export default defineCheck({
  id: 'heading-level',
  severity: 'warning',
  summary: 'A heading leaves a level out.',
  bad: '## One\n\nText.\n\n⟦####⟧ Two\n\nText.',
  good: '## One\n\nText.\n\n### Two\n\nText.',
  chapter({ tree }, say) {
    let above = 1
    visit(tree, 'heading', ({ depth, position }) => {
      if (depth > above + 1)
        say(`A heading of level ${depth} follows one of level ${above}: write \`${'#'.repeat(above + 1)}\``, {
          place: position?.start,
        })
      above = depth
    })
  },
})
