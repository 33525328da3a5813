import { visit } from 'unist-util-visit'
import { defineCheck } from './definition/check.ts'

export default defineCheck({
  id: 'footnote-empty',
  severity: 'error',
  summary: 'A footnote is defined without a text.',
  bad: 'Arches lean.[^why]\n\n⟦[^why]:⟧',
  good: 'Arches lean.[^why]\n\n[^why]: They rest.',
  chapter({ tree }, say) {
    visit(tree, 'footnoteDefinition', ({ children, label, identifier, position }) => {
      if (children.length === 0)
        say(`Footnote \`${label ?? identifier}\` has no text: write it, or take the note and its call away`, {
          place: position?.start,
        })
    })
  },
})
