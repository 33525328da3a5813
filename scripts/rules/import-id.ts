import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'import-id',
  severity: 'warning',
  summary: 'A file from translators has a wrong id; its segment was found by the source.',
  noExample: 'It tells of a file that a translator sent.',
})
