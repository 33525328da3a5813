import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'import-incomplete',
  severity: 'error',
  summary: 'A file from translators is empty, or was cut.',
  noExample: 'Examples are checked, not imported: see tests/translations/exchange-merge.test.ts.',
})
