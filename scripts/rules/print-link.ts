import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'print-link',
  severity: 'error',
  summary: 'A link in a printed document leads nowhere.',
  noExample: 'It tells of a link of the page itself that leads nowhere.',
})
