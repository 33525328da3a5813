import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'include-missing',
  severity: 'error',
  summary: 'An included file, or the part of it that is asked for, is not there.',
  bad: '::include{src=⟦⟧parts/a.md}',
  good: { chapter: '::include{src=parts/a.md}', files: { 'content/parts/a.md': '---\ntitle: Part A\n---\n\nText.\n' } },
})
