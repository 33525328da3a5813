import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'import-syntax',
  severity: 'error',
  summary: 'A file from translators cannot be read.',
  noExample: 'It tells of a file that a translator sent.',
})
