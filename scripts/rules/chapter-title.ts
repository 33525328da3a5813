import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'chapter-title',
  severity: 'error',
  summary: 'A chapter has no title, or more than one.',
  bad: '⟦#⟧ Another title\n\nText.',
  good: '## A section\n\nText.',
})
