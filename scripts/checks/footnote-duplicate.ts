import { visit } from 'unist-util-visit'
import { defineCheck } from './definition/check.ts'
import { definedFootnotes } from './text/footnotes.ts'

export default defineCheck({
  id: 'footnote-duplicate',
  severity: 'error',
  summary: 'Two footnotes of one chapter share an id.',
  bad: 'Arches lean.[^why]\n\n[^why]: They rest.\n\n⟦[^why]:⟧ They press.',
  good: 'Arches lean.[^why]\n\n[^why]: They rest and press.',
  chapter({ tree }, say) {
    const defined = definedFootnotes(tree)
    visit(tree, 'footnoteDefinition', definition => {
      const first = defined.get(definition.identifier)
      if (first === undefined || first === definition) return
      const name = definition.label ?? definition.identifier
      say(`Footnote \`${name}\` is defined on line ${first.position?.start.line} already: give this one another id`, {
        place: definition.position?.start,
      })
    })
  },
})
