import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'print-untagged',
  severity: 'error',
  summary: 'The browser left content out of the structure that assistive technology reads.',
  noExample: 'Examples are checked, not printed: see tests/formats/pdf/finish-problems.test.ts.',
})
