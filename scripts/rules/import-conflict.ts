import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'import-conflict',
  severity: 'error',
  summary: 'A translation was changed in the file and in the locale file since the export; the locale file stays.',
  noExample: 'It tells of a file that a translator sent.',
})
