import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'print-image',
  severity: 'error',
  summary: 'An image of a printed document cannot be shown.',
  noExample: 'Examples are checked, not printed: see tests/formats/pdf/finish-problems.test.ts.',
})
