import { toString as textOf } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import { defineCheck } from './definition/check.ts'

export default defineCheck({
  id: 'row-empty',
  severity: 'warning',
  summary: 'A row of a table is empty.',
  bad: '| Arch | Span |\n|---|---|\n| Stone | 60 |\n⟦⟧|  |  |',
  good: '| Arch | Span |\n|---|---|\n| Stone | |',
  chapter({ tree }, say) {
    visit(tree, 'table', ({ children: [, ...rows] }) => {
      for (const { children, position } of rows)
        if (children.every(cell => cell.children.length === 0 || textOf(cell).trim() + markOf(cell) === ''))
          say('The row is empty: fill it in, or delete it', { place: position?.start })
    })
  },
})

/** A cell without words may have a picture, a citation or a note. */
function markOf({ children }: { children: readonly { type: string }[] }): string {
  return children.every(({ type }) => type === 'text') ? '' : 'something'
}
