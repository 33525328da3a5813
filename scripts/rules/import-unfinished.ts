import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'import-unfinished',
  severity: 'warning',
  summary: 'A translation in a file from translators is marked as unfinished; it is not taken.',
  noExample: 'It tells of a file that a translator sent.',
})
