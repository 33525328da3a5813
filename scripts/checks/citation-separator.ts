import { visit } from 'unist-util-visit'
import { pointsOf } from '../ground/points.ts'
import { defineCheck } from './definition/check.ts'

export default defineCheck({
  id: 'citation-separator',
  severity: 'error',
  summary: 'Two works in one citation are parted by a comma: the second would be printed as typed.',
  bad: 'Arches lean [@smith2020⟦,⟧ @smith2020].',
  good: 'Arches lean [@smith2020; @smith2020].',
  chapter({ tree, file }, say) {
    const pointAt = pointsOf(String(file))
    visit(tree, 'citation', ({ items, position }) => {
      const [start, end] = [position?.start.offset, position?.end.offset]
      if (start === undefined || end === undefined || !items.some(({ suffix }) => suffix.includes('@'))) return
      const comma = /,(?=\s*-?@)/.exec(String(file).slice(start, end))
      if (comma)
        say('Works in one citation are parted by a semicolon: `[@a; @b]`', { place: pointAt(start + comma.index) })
    })
  },
})
