import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'print-font',
  severity: 'error',
  summary: 'A font of a printed document did not load.',
  noExample: 'Examples are checked, not printed: see tests/formats/pdf/print.test.ts.',
})
