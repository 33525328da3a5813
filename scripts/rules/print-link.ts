import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'print-link',
  severity: 'error',
  summary: 'A link in a printed document leads nowhere.',
  noExample: 'Examples are checked, not printed: see tests/formats/pdf/finish-problems.test.ts.',
})
