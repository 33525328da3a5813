import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'import-language',
  severity: 'error',
  summary: 'A file from translators is for another language.',
  noExample: 'Examples are checked, not imported: see tests/translations/exchange-merge.test.ts.',
})
