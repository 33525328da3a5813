import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'print-layout',
  severity: 'warning',
  summary: 'A page could not be laid out as it should be.',
  noExample: 'Examples are checked, not printed: see tests/formats/pdf/print-failures.test.ts.',
})
