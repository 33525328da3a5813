import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'print-pages',
  severity: 'error',
  summary: 'A document has other pages than its page numbers were made for.',
  noExample: 'Examples are checked, not printed: see tests/formats/pdf/print-failures.test.ts.',
})
