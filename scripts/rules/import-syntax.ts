import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'import-syntax',
  severity: 'error',
  summary: 'A file from translators cannot be read.',
  noExample: 'Examples are checked, not imported: see tests/translations/exchange-merge.test.ts.',
})
