import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'print-pages',
  severity: 'error',
  summary: 'A document has other pages than its page numbers were made for.',
  noExample: 'It tells of a fault of the pagination.',
})
