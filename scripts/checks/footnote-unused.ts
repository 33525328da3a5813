import { visit } from 'unist-util-visit'
import { defineCheck } from './definition/check.ts'
import { definedFootnotes } from './text/footnotes.ts'

export default defineCheck({
  id: 'footnote-unused',
  severity: 'error',
  summary: 'A footnote is defined and never called.',
  bad: 'Arches lean.\n\n⟦[^why]:⟧ They rest.',
  good: 'Arches lean.[^why]\n\n[^why]: They rest.',
  chapter({ tree }, say) {
    const called = new Set<string>()
    visit(tree, 'footnoteReference', ({ identifier }) => {
      called.add(identifier)
    })
    const defined = definedFootnotes(tree)
    for (const { identifier, label, position } of defined.values()) {
      const name = label ?? identifier
      if (!called.has(identifier))
        say(`Footnote \`${name}\` is never called: write \`[^${name}]\` in the text, or take the note away`, {
          place: position?.start,
          actual: identifier,
          expected: [...called].filter(id => !defined.has(id)),
        })
    }
  },
})
