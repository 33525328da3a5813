import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'print-image',
  severity: 'error',
  summary: 'An image of a printed document cannot be shown.',
  noExample: 'It tells of a picture that the browser cannot show.',
})
