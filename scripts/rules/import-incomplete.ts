import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'import-incomplete',
  severity: 'error',
  summary: 'A file from translators is empty, or was cut.',
  noExample: 'It tells of a file that a translator sent.',
})
