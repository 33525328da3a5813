import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'print-resource',
  severity: 'error',
  summary: 'A printed document asks for something that is not among its files.',
  noExample: 'Examples are checked, not printed: see tests/formats/pdf/print.test.ts.',
})
