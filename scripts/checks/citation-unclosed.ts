import { visit } from 'unist-util-visit'
import { pointsOf } from '../ground/points.ts'
import { defineCheck } from './definition/check.ts'

export default defineCheck({
  id: 'citation-unclosed',
  severity: 'error',
  summary: 'A citation has no closing bracket, and would be printed as typed.',
  bad: 'Arches lean ⟦[⟧@smith2020, p. 3.',
  good: 'Arches lean [@smith2020, p. 3].',
  chapter({ tree, file }, say) {
    const text = String(file)
    const pointAt = pointsOf(text)
    visit(tree, 'citation', ({ position, narrative }, _, parent) => {
      const start = position?.start.offset
      // In the words of a link the bracket is the link's.
      if (start === undefined || text[start] === '[' || parent?.type === 'link' || !narrative) return
      const open = /(?<![\\^!])\[[^[\]\n]*$/.exec(text.slice(parent?.position?.start.offset ?? 0, start))
      if (open && /^[^[\]]*(?:\[|$)/.test(text.slice(start, parent?.position?.end.offset)))
        say('The bracket of this citation is not closed: add `]`', {
          place: pointAt((parent?.position?.start.offset ?? 0) + open.index),
        })
    })
  },
})
