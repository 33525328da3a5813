import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'print-failed',
  severity: 'error',
  summary: 'A document could not be printed in time, or without a crash.',
  noExample: 'Examples are checked, not printed: see tests/formats/pdf/print-failures.test.ts.',
})
