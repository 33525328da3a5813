import { visit } from 'unist-util-visit'
import { defineCheck } from './definition/check.ts'

export default defineCheck({
  id: 'link-empty',
  severity: 'error',
  summary: 'A link has no words, so that nobody can see or follow it.',
  bad: 'See ⟦[⟧](https://example.org).',
  good: 'See [the example](https://example.org).',
  chapter({ tree }, say) {
    visit(tree, 'link', ({ children, url, position }) => {
      // `[](fig-arch)` is a cross-reference without its sign, of which `link-file` tells.
      if (children.length === 0 && !/^[\w-]+$/.test(url))
        say('The link has no words: write them between its brackets', { place: position?.start })
    })
  },
})
