import type { List } from 'mdast'
import { visit } from 'unist-util-visit'
import { pointsOf } from '../ground/points.ts'
import { defineCheck } from './definition/check.ts'

/** One number at every item is a way to write lists. */
export default defineCheck({
  id: 'list-numbers',
  severity: 'warning',
  summary: 'The numbers of a list do not follow one another: Markdown reads the first alone, and counts on from it.',
  bad: '1. Arches lean.\n⟦3⟧. Cables pull.',
  good: '1. Arches lean.\n2. Cables pull.\n\nAnd again:\n\n1. Arches lean.\n1. Cables pull.',
  chapter({ tree, file }, say) {
    const text = String(file)
    const pointAt = pointsOf(text)
    visit(tree, 'list', list => {
      const numbers = numbersOf(list, text)
      const [first] = numbers
      if (first === undefined || numbers.every(({ number }) => number === first.number)) return
      const wrong = numbers.findIndex(({ number }, index) => number !== first.number + index)
      const found = numbers[wrong]
      if (!found) return
      const printed = first.number + wrong
      say(`This item is printed as ${printed}: write \`${printed}\`, or look for what is missing before it`, {
        place: { start: pointAt(found.offset), end: pointAt(found.offset + found.length) },
      })
    })
  },
})

/** The numbers as they are typed, where all items have one. */
function numbersOf({ ordered, children }: List, text: string): { number: number; offset: number; length: number }[] {
  if (!ordered) return []
  const numbers = children.flatMap(({ position }) => {
    const offset = position?.start.offset
    const typed = offset === undefined ? undefined : /^\d+(?=[.)])/.exec(text.slice(offset, offset + 12))?.[0]
    return offset === undefined || typed === undefined ? [] : [{ number: Number(typed), offset, length: typed.length }]
  })
  return numbers.length === children.length ? numbers : []
}
