import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'print-foreign-font',
  severity: 'warning',
  summary: 'Text of a printed document is in a font of the machine that printed it.',
  noExample: 'Examples are checked, not printed: see tests/formats/pdf/print.test.ts.',
})
