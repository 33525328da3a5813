import { visit } from 'unist-util-visit'
import { isUnreadable } from '../ground/files.ts'
import { defineCheck } from './definition/check.ts'
import { anchorsOf } from './text/anchors.ts'

export default defineCheck({
  id: 'citation-unknown',
  severity: 'error',
  summary: 'A citation names a key that the bibliography does not hold.',
  bad: 'Arches lean [⟦@smith2002⟧].',
  good: 'Arches lean [@smith2020].',
  publication({ sources, references: { items: keys }, bibliography }, say) {
    // Where the bibliography cannot be read at all, that is the one thing to tell.
    if (bibliography && isUnreadable(bibliography)) return
    let anchors: ReadonlySet<string> | undefined
    for (const { tree, file } of sources.values())
      visit(tree, 'citation', ({ items, position: whole }) => {
        for (const { key, position = whole } of items) {
          if (keys.has(key)) continue
          // Other tools write cross-references as citations: `@fig-bridge`.
          anchors ??= anchorsOf(sources)
          if (anchors.has(key) || /^(?:fig|tbl|tab|sec|eq|lst)[-:]/.test(key))
            say(file, `No entry \`${key}\` in references.bib; a cross-reference is written \`[](#${key})\``, {
              place: position,
            })
          else
            say(file, `No entry \`${key}\` in references.bib`, {
              place: position,
              actual: key,
              expected: keys.keys(),
            })
        }
      })
  },
})
