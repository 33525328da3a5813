import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'import-unknown-id',
  severity: 'error',
  summary: 'A file from translators names a segment that does not exist.',
  noExample: 'It tells of a file that a translator sent.',
})
