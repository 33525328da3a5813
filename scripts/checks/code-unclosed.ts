import { visit } from 'unist-util-visit'
import { defineCheck } from './definition/check.ts'

export default defineCheck({
  id: 'code-unclosed',
  severity: 'error',
  silenceable: false,
  swallows: true,
  summary: 'Nothing closes the lines of code: all that follows would be printed as code.',
  bad: 'Text.\n\n⟦\u0060\u0060\u0060⟧\nbridge = 1\n\nArches lean.',
  good: 'Text.\n\n\u0060\u0060\u0060\nbridge = 1\n\u0060\u0060\u0060\n\nArches lean.',
  chapter({ tree, file }, say) {
    const lines = String(file).split('\n')
    visit(tree, 'code', ({ position }) => {
      const [first, last] = [position?.start.line ?? 0, position?.end.line ?? 0]
      const [, mark = ''] =
        /^[\s>]*(`{3,}|~{3,})/.exec(lines[first - 1]?.slice((position?.start.column ?? 1) - 1) ?? '') ?? []
      if (mark === '') return
      const end = /^[\s>]*(`{3,}|~{3,})\s*$/.exec(first === last ? '' : (lines[last - 1] ?? ''))?.[1] ?? ''
      if (!end.startsWith(mark))
        say(`Nothing closes this code: end it with a line of \`${mark}\``, { place: position?.start })
    })
  },
})
