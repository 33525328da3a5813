import { visit } from 'unist-util-visit'
import { pointsOf } from '../ground/points.ts'
import { defineCheck } from './definition/check.ts'

export default defineCheck({
  id: 'link-gap',
  severity: 'error',
  summary: 'A space keeps a link from being one.',
  bad: 'See ⟦[⟧this] (https://example.org).',
  good: 'See [this](https://example.org).',
  chapter({ tree, file }, say) {
    const text = String(file)
    const pointAt = pointsOf(text)
    // The address alone becomes a link, with the words before it in brackets.
    visit(tree, 'link', ({ position }) => {
      const within = /(?<![\\!])\[[^[\]\n]+\]\($/.exec(text.slice(0, position?.start.offset))
      if (within)
        say('A space stands in the address of the link: take it out, or write `%20`', { place: pointAt(within.index) })
      const gap = /(?<![\\!])\[[^[\]\n]+\][ \t]*\n?[ \t]+\($/.exec(text.slice(0, position?.start.offset))
      if (gap)
        say('A space stands between the words of the link and its address: take it out', { place: pointAt(gap.index) })
    })
  },
})
