import { visit } from 'unist-util-visit'
import { pointsOf } from '../ground/points.ts'
import { defineCheck } from './definition/check.ts'

/** What people write for "p." and "pp.", and no style knows. */
const MISTYPED = /(?<=,\s*)(?:pgs?|pags?|pps|ppg|pge?s?|pagg)\.?(?=\s*\d)/giu

export default defineCheck({
  id: 'locator-word',
  severity: 'error',
  summary: 'The word before a page is none that is known: it would be printed as typed, in every language.',
  bad: 'Arches lean [@smith2020, ⟦pg.⟧ 34].',
  good: 'Arches lean [@smith2020, p. 34].',
  chapter({ tree, file }, say) {
    const text = String(file)
    const pointAt = pointsOf(text)
    visit(tree, 'citation', ({ position }) => {
      const [start, end] = [position?.start.offset, position?.end.offset]
      if (start === undefined || end === undefined) return
      for (const { 0: word, index } of text.slice(start, end).matchAll(MISTYPED))
        say(`\`${word}\` is no word for a page: write \`p.\`, or \`pp.\` for several`, {
          place: pointAt(start + index),
        })
    })
  },
})
