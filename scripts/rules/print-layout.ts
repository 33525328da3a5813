import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'print-layout',
  severity: 'warning',
  summary: 'A page could not be laid out as it should be.',
  noExample: 'It tells of pages that hold more than fits on any.',
})
