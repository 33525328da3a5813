import { visit } from 'unist-util-visit'
import { pointsOf } from '../ground/points.ts'
import { defineCheck } from './definition/check.ts'

/** A key within a citation that was not read as one. */
const KEY = /(?<![\p{L}\p{N}\\])-?@[\p{L}\p{N}_]/gu

export default defineCheck({
  id: 'citation-separator',
  severity: 'error',
  summary:
    'Two works in one citation are parted by something else than a semicolon: the second would be printed as typed.',
  bad: 'Arches lean [@smith2020⟦,⟧ @smith2020].',
  good: 'Arches lean [@smith2020; see @smith2020, p. 3].',
  chapter({ tree, file }, say) {
    const text = String(file)
    const pointAt = pointsOf(text)
    visit(tree, 'citation', ({ items, position }) => {
      const [start, end] = [position?.start.offset, position?.end.offset]
      if (start === undefined || end === undefined || !items.some(({ suffix }) => suffix.includes('@'))) return
      const read = new Set(items.map(item => item.position?.start.offset))
      for (const { index } of text.slice(start, end).matchAll(KEY)) {
        if (read.has(start + index)) continue
        // The comma, or the word between: `[@a, @b]`, `[@a and @b]`, `[@a, see @b]`.
        const comma = /,\s*(?:[\p{L}.]+\s+){0,2}$/u.exec(text.slice(start, start + index))
        const at = comma?.index ?? index
        say('Works in one citation are parted by a semicolon: `[@a; @b]`', { place: pointAt(start + at) })
        return
      }
    })
  },
})
