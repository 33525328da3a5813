import { toString as textOf } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import { defineCheck } from './definition/check.ts'

const LONG_ENOUGH = 60

export default defineCheck({
  id: 'paragraph-repeated',
  severity: 'warning',
  summary: 'A paragraph stands twice in a chapter.',
  bad: 'Arches carry by leaning on one another, each stone on the next.\n\n⟦Arches⟧ carry by leaning on one another, each stone on the next.',
  good: 'Arches carry by leaning on one another, each stone on the next.',
  chapter({ tree }, say) {
    const lines = new Map<string, number>()
    visit(tree, 'paragraph', node => {
      const text = textOf(node).replace(/\s+/g, ' ')
      if (text.length < LONG_ENOUGH || !node.position) return
      const first = lines.get(text)
      if (first === undefined) lines.set(text, node.position.start.line)
      else say(`The paragraph stands on line ${first} already: take one out`, { place: node.position.start })
    })
  },
})
