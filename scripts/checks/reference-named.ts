import { visit } from 'unist-util-visit'
import { pointsOf } from '../ground/points.ts'
import { rulesOf, wordsIn } from '../languages/registry.ts'
import { defineCheck } from './definition/check.ts'

export default defineCheck({
  id: 'reference-named',
  severity: 'warning',
  summary:
    'A word such as "figure" stands before a reference, which prints that word itself: it would stand there twice.',
  bad: 'Arches lean, see ⟦chapter⟧ [](#sec-arches).',
  good: 'Arches lean, see [](#sec-arches), and on page [](#sec-arches){page}.',
  chapter({ tree, file }, say, { tag }) {
    const { citations, words } = rulesOf(tag)
    const { figure, table, chapter, section } = citations.locators
    const names = [figure, table, chapter, section, words.boxes].flatMap(wordsIn)
    const pattern = new RegExp(`(?<![\\p{L}\\p{N}-])(${names.join('|')})\\.?[ \\n\\u00a0]$`, 'iu')
    const text = String(file)
    const pointAt = pointsOf(text)
    visit(tree, ['crossReference', 'crossReferenceList'], (node, index, parent) => {
      const before = index === undefined || index === 0 ? undefined : parent?.children[index - 1]
      const offset = node.position?.start.offset
      if (before?.type !== 'text' || offset === undefined || (node.type === 'crossReference' && node.page)) return
      const [found, name = ''] = pattern.exec(text.slice(before.position?.start.offset ?? offset, offset)) ?? []
      if (found === undefined) return
      const at = offset - found.length
      say(`The reference prints \`${name.toLowerCase()}\` itself: take the word out`, {
        place: { start: pointAt(at), end: pointAt(at + name.length) },
      })
    })
  },
})
