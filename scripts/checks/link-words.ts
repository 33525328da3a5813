import { toString as textOf } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import { rulesOf } from '../languages/registry.ts'
import { defineCheck } from './definition/check.ts'

export default defineCheck({
  id: 'link-words',
  severity: 'warning',
  summary: 'The words of a link say nothing of where it leads, and screen readers read links alone.',
  bad: 'The list is ⟦[⟧here](https://example.org/list).',
  good: 'See the [list of bridges](https://example.org/list).',
  chapter({ tree }, say, { tag }) {
    const empty = new Set(rulesOf(tag).words.emptyLinks)
    visit(tree, 'link', link => {
      const words = textOf(link).trim().toLowerCase()
      if (empty.has(words))
        say(`\`${words}\` says nothing of where the link leads: name what is there`, { place: link.position?.start })
    })
  },
})
