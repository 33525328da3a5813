import { visit } from 'unist-util-visit'
import { pointsOf } from '../ground/points.ts'
import { rulesOf, wordsIn } from '../languages/registry.ts'
import { defineCheck } from './definition/check.ts'

export default defineCheck({
  id: 'locator-empty',
  severity: 'warning',
  summary: 'A citation says `p.` or another word of that kind, and no number.',
  bad: 'Arches lean [@smith2020, ⟦p.⟧].',
  good: 'Arches lean [@smith2020, p. 3], and pull [@smith2020, passim].',
  chapter({ tree, file }, say, { tag }) {
    const text = String(file)
    const pointAt = pointsOf(text)
    const words = Object.values(rulesOf(tag).citations.locators).flatMap(wordsIn)
    const pattern = new RegExp(`,[ \\n]*((?:${words.map(RegExp.escape).join('|')})\\.?)[ \\n]*(?=[;\\]])`, 'giu')
    visit(tree, 'citation', ({ position }) => {
      const [start, end] = [position?.start.offset, position?.end.offset]
      if (start === undefined || end === undefined) return
      for (const { 0: found, 1: word = '', index } of text.slice(start, end).matchAll(pattern)) {
        const at = start + index + found.indexOf(word)
        say(`\`${word}\` says no number: add it, or take the word out`, {
          place: { start: pointAt(at), end: pointAt(at + word.length) },
        })
      }
    })
  },
})
