import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'print-font',
  severity: 'error',
  summary: 'A font of a printed document did not load.',
  noExample: 'It tells of a font of the templates that the browser cannot read.',
})
