import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'import-id',
  severity: 'warning',
  summary: 'A file from translators has a wrong id; its segment was found by the source.',
  noExample: 'Examples are checked, not imported: see tests/translations/exchange-merge.test.ts.',
})
