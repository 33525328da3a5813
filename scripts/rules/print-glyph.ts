import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'print-glyph',
  severity: 'error',
  summary: 'A printed document holds a character that none of its fonts has.',
  noExample: 'Examples are checked, not printed: see tests/formats/pdf/finish-problems.test.ts.',
})
