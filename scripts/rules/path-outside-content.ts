import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'path-outside-content',
  severity: 'error',
  summary: 'A path leads out of content/.',
  bad: { chapter: '::include{src=⟦⟧../a.md}', files: { 'a.md': 'Text.\n' } },
  good: { chapter: '::include{src=parts/a.md}', files: { 'content/parts/a.md': '---\ntitle: Part A\n---\n\nText.\n' } },
})
