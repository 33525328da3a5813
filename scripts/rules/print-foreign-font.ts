import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'print-foreign-font',
  severity: 'warning',
  summary: 'Text of a printed document is in a font of the machine that printed it.',
  noExample: 'It tells of a style sheet that asks for a font which is not among the templates’.',
})
