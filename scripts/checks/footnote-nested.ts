import { visit } from 'unist-util-visit'
import { defineCheck } from './definition/check.ts'

export default defineCheck({
  id: 'footnote-nested',
  severity: 'error',
  summary: 'A footnote is called from inside a footnote.',
  bad: 'Arches lean.[^a] They press.[^b]\n\n[^a]: They rest.⟦[^b]⟧\n\n[^b]: They carry.',
  good: 'Arches lean.[^a] They press.[^b]\n\n[^a]: They rest.\n\n[^b]: They carry.',
  chapter({ tree }, say) {
    visit(tree, ['footnoteDefinition', 'inlineNote'], outer => {
      visit(outer, 'footnoteReference', call => {
        say(`Footnote \`${call.label ?? call.identifier}\` is called inside a footnote: write its words there`, {
          place: call,
        })
      })
      visit(outer, 'inlineNote', note => {
        if (note !== outer) say('A note stands in the text of a note: write its words there', { place: note })
      })
    })
  },
})
