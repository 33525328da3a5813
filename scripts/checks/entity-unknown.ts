import { visit } from 'unist-util-visit'
import { pointsOf } from '../ground/points.ts'
import { defineCheck } from './definition/check.ts'

export default defineCheck({
  id: 'entity-unknown',
  severity: 'warning',
  summary: 'What looks like a character written by its name is none, and is printed as it stands: `&nbps;`.',
  bad: 'Arches⟦&nbps;⟧lean.',
  good: 'Arches&nbsp;lean; R&amp;D does not.',
  chapter({ tree, file }, say) {
    const source = String(file)
    const pointAt = pointsOf(source)
    visit(tree, 'text', ({ value, position }) => {
      const [from, to] = [position?.start.offset, position?.end.offset]
      if (from === undefined || to === undefined) return
      for (const { 0: typed, index } of source.slice(from, to).matchAll(/(?<!\\)&[a-z]{2,10};/gi))
        if (value.includes(typed))
          say(`\`${typed}\` is the name of no character: write the character itself`, { place: pointAt(from + index) })
    })
  },
})
