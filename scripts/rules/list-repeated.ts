import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'list-repeated',
  severity: 'error',
  summary: 'An edition has the list of works cited twice.',
  bad: {
    chapter: '::bibliography',
    files: { 'content/03-works.md': '---\ntitle: Works cited\nnumbering: none\n---\n\n⟦⟧::bibliography\n' },
  },
  good: 'Text.',
})
