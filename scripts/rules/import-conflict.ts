import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'import-conflict',
  severity: 'error',
  summary: 'A translation was changed in the file and in the locale file since the export; the locale file stays.',
  noExample: 'Examples are checked, not imported: see tests/translations/exchange-merge.test.ts.',
})
