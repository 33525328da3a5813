import { visit } from 'unist-util-visit'
import { defineCheck } from './definition/check.ts'

export default defineCheck({
  id: 'citation-repeated',
  severity: 'warning',
  summary: 'One citation names a work twice at the same place.',
  bad: 'Arches lean [@smith2020; ⟦@smith2020⟧].',
  good: 'Arches lean [@smith2020, p. 3; @smith2020, p. 9].',
  chapter({ tree }, say) {
    visit(tree, 'citation', ({ items, position: whole }) => {
      const met = new Set<string>()
      for (const { key, locator, label, suffix, position = whole } of items) {
        const cited = [key, label, locator, suffix].join('\n')
        if (met.has(cited)) say(`\`@${key}\` stands here already: take it out`, { place: position })
        met.add(cited)
      }
    })
  },
})
