import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'include-cycle',
  severity: 'error',
  summary: 'Files include one another in a circle.',
  bad: {
    chapter: '::include{src=parts/a.md}',
    files: {
      'content/parts/a.md': '---\ntitle: Part A\n---\n\n::include{src=b.md}\n',
      'content/parts/b.md': '---\ntitle: Part B\n---\n\n::include{src=⟦⟧a.md}\n',
    },
  },
  good: { chapter: '::include{src=parts/a.md}', files: { 'content/parts/a.md': '---\ntitle: Part A\n---\n\nText.\n' } },
})
