import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'import-empty',
  severity: 'warning',
  summary: 'A file from translators has no translation where the locale file has one, which stays.',
  noExample: 'Examples are checked, not imported: see tests/translations/po.test.ts.',
})
