import { visit } from 'unist-util-visit'
import { pointsOf } from '../ground/points.ts'
import { defineCheck } from './definition/check.ts'

const RANGE = /(?<![\p{L}\p{N}.–-])(?:(\d+)(?:-{1,3}|–)(\d+)|([ivxlc]+)(?:-{1,3}|–)([ivxlc]+))(?![\p{L}\p{N}.–-])/gu

export default defineCheck({
  id: 'locator-reversed',
  severity: 'error',
  summary: 'A range of pages in a citation ends before it begins.',
  bad: 'Arches lean [@smith2020, pp. ⟦40-12⟧].',
  good: 'Arches lean [@smith2020, pp. iv-xi, 12-40, 140-2].',
  chapter({ tree, file }, say) {
    const text = String(file)
    const pointAt = pointsOf(text)
    visit(tree, 'citation', ({ items, position }) => {
      const [start, end] = [position?.start.offset, position?.end.offset]
      if (start === undefined || end === undefined || items.every(({ locator }) => locator === '')) return
      for (const { 0: range, 1: from, 2: to, 3: first = '', 4: last = '', index } of text
        .slice(start, end)
        .matchAll(RANGE))
        if (
          from !== undefined && to !== undefined
            ? Number(whole(from, to)) < Number(from)
            : romanOf(last) < romanOf(first)
        )
          say(`\`${range}\` ends before it begins: write the smaller number first`, { place: pointAt(start + index) })
    })
  },
})

/** The end of a range with all its digits: `140-2` is 140 to 142. */
function whole(from: string, to: string): string {
  return to.length < from.length ? from.slice(0, from.length - to.length) + to : to
}

const ROMAN: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 }

function romanOf(number: string): number {
  const values = [...number].map(letter => ROMAN[letter] ?? 0)
  return values.reduce((sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value), 0)
}
