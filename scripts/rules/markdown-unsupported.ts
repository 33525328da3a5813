import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'markdown-unsupported',
  severity: 'error',
  summary: 'A mark of another kind of Markdown, or of TeX, stands in the text: it would be printed as typed.',
  bad: 'Arches ⟦==⟧lean==.',
  good: 'Arches *lean*.',
})
