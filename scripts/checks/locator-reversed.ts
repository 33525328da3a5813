import { visit } from 'unist-util-visit'
import { pointsOf } from '../ground/points.ts'
import { defineCheck } from './definition/check.ts'

/** A range whose end has as many digits as its beginning: `40-2` may be short for `40–42`. */
const RANGE = /(?<![\p{L}\p{N}.–-])(\d+)(-{1,3}|–)(\d+)(?![\p{L}\p{N}.–-])/gu

export default defineCheck({
  id: 'locator-reversed',
  severity: 'error',
  summary: 'A range of pages in a citation ends before it begins.',
  bad: 'Arches lean [@smith2020, pp. ⟦40-12⟧].',
  good: 'Arches lean [@smith2020, pp. 12-40, 140-2].',
  chapter({ tree, file }, say) {
    const text = String(file)
    const pointAt = pointsOf(text)
    visit(tree, 'citation', ({ items, position }) => {
      const [start, end] = [position?.start.offset, position?.end.offset]
      if (start === undefined || end === undefined || items.every(({ locator }) => locator === '')) return
      for (const { 0: range, 1: from = '', 3: to = '', index } of text.slice(start, end).matchAll(RANGE))
        if (from.length === to.length && Number(to) < Number(from))
          say(`\`${range}\` ends before it begins: write the smaller number first`, { place: pointAt(start + index) })
    })
  },
})
