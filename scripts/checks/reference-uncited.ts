import { visit } from 'unist-util-visit'
import { defineCheck } from './definition/check.ts'
import { entryPlaces } from './text/entry-places.ts'

/** Works that stand in sets or hold others are used through them. */
export default defineCheck({
  id: 'reference-uncited',
  severity: 'hint',
  summary: 'No chapter cites a work of the bibliography.',
  bad: {
    chapter: 'Text.',
    added: {
      'content/publication.yaml': 'checks: { uncited-works: true }\n',
      'references.bib': '@book{⟦lee2019⟧, author = {Lee, Kim}, title = {Piers}, publisher = {Span}, date = {2019}}\n',
    },
  },
  good: {
    chapter: 'Text [@lee2019].',
    added: {
      'content/publication.yaml': 'checks: { uncited-works: true }\n',
      'references.bib': '@book{lee2019, author = {Lee, Kim}, title = {Piers}, publisher = {Span}, date = {2019}}\n',
    },
  },
  publication({ sources, references, bibliography, publication }, say) {
    if (!bibliography || !publication.checks.uncitedWorks) return
    const text = String(bibliography)
    const used = new Set<string>()
    for (const { tree } of sources.values())
      visit(tree, 'citation', ({ items }) => {
        for (const { key } of items) used.add(key)
      })
    for (const [, list = ''] of text.matchAll(
      /(?<=[\s,])(?:crossref|xref|xdata|entryset|related)\s*=\s*[{"]([^}"]*)/gi,
    ))
      for (const key of list.split(/[\s,]+/)) used.add(key)
    const placeOf = entryPlaces(text)
    for (const key of references.items.keys())
      if (!used.has(key))
        say(bibliography, `No chapter cites \`${key}\`: cite it, or take it out`, { place: placeOf(key), actual: key })
  },
})
