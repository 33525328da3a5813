import { visit } from 'unist-util-visit'
import { defineCheck } from './definition/check.ts'

export default defineCheck({
  id: 'code-indented',
  severity: 'error',
  summary: 'An indented paragraph is code for Markdown: what is written in it would be printed as typed.',
  bad: 'Text.\n\n    ⟦Arches⟧ lean [@smith2020].',
  good: 'Text.\n\nArches lean [@smith2020].',
  chapter({ tree, file }, say) {
    const text = String(file)
    visit(tree, 'code', ({ position }) => {
      const { start } = position ?? {}
      if (start?.offset === undefined || /^ {0,3}(?:`{3}|~{3})/.test(text.slice(start.offset))) return
      const indent = /^[ \t]*/.exec(text.slice(start.offset))?.[0].length ?? 0
      say(
        'The line is indented, which makes it code: begin it at the margin, or put code between lines of \u0060\u0060\u0060',
        {
          place: { line: start.line, column: start.column + indent },
        },
      )
    })
  },
})
