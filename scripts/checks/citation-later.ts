import { visit } from 'unist-util-visit'
import type { CslDate } from '../bibliography/csl.ts'
import { defineCheck } from './definition/check.ts'
import { entryPlaces } from './text/entry-places.ts'

export default defineCheck({
  id: 'citation-later',
  severity: 'hint',
  summary: 'A work that is cited appeared after the publication’s own date.',
  bad: {
    chapter: 'Text [@lee2031].',
    added: {
      'references.bib': '@book{⟦lee2031⟧, author = {Lee, Kim}, title = {Piers}, publisher = {Span}, date = {2031}}\n',
    },
  },
  good: {
    chapter: 'Text [@lee2021].',
    added: {
      'references.bib': '@book{lee2021, author = {Lee, Kim}, title = {Piers}, publisher = {Span}, date = {2021}}\n',
    },
  },
  publication({ sources, references, bibliography, publication: { date } }, say) {
    if (!bibliography) return
    const cited = new Set<string>()
    for (const { tree } of sources.values())
      visit(tree, 'citation', ({ items }) => {
        for (const { key } of items) cited.add(key)
      })
    const placeOf = entryPlaces(String(bibliography))
    for (const key of cited) {
      const issued = isoDate(references.items.get(key)?.issued)
      // As far as both are known.
      if (issued === undefined || issued <= date.slice(0, issued.length)) continue
      say(bibliography, `\`${key}\` is of ${issued}, and this publication of ${date}: look at both dates`, {
        place: placeOf(key),
        actual: key,
      })
    }
  },
})

/** `2022`, `2022-12` or `2022-12-30`. */
function isoDate(issued: CslDate | undefined): string | undefined {
  const parts = issued?.['date-parts']?.[0]
  const [year = 0] = parts ?? []
  if (!parts || year < 1000 || year > 9999) return undefined
  return parts.map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0')).join('-')
}
