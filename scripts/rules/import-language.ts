import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'import-language',
  severity: 'error',
  summary: 'A file from translators is for another language.',
  noExample: 'It tells of a file that a translator sent.',
})
