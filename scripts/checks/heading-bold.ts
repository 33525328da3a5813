import type { Parents, Root } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { defineCheck } from './definition/check.ts'

/** In words: what is longer is a sentence. */
const LONGEST = 12

/** It gets no number, no anchor and no place in the contents, and screen readers pass over it. */
export default defineCheck({
  id: 'heading-bold',
  severity: 'warning',
  summary: 'A line in bold type stands for a heading.',
  bad: 'They lean.\n\n⟦**⟧Why they lean**\n\nNobody knows.',
  good: '**Lean.** They lean.\n\n**Nobody knows why they lean.**\n\nThey do.',
  chapter({ tree }, say) {
    for (const [index, node] of tree.children.entries()) {
      if (node.type !== 'paragraph' || !isText(tree, index + 1)) continue
      const [only, ...rest] = node.children
      if (only?.type !== 'strong' || rest.length > 0) continue
      const words = textOf(only).trim()
      if (/[.!?…:;,]$/.test(words) || words.split(/\s+/).length > LONGEST) continue
      say('A line in bold type is no heading: begin it with `##`, and take the marks out', { place: node.position })
    }
  },
})

function isText({ children }: Root, index: number): boolean {
  const next: Parents['children'][number] | undefined = children[index]
  return next?.type === 'paragraph' || next?.type === 'list'
}
