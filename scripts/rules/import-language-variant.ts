import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'import-language-variant',
  severity: 'warning',
  summary: 'A file from translators names a variant of the language; it is taken.',
  noExample: 'Examples are checked, not imported: see tests/translations/exchange-merge.test.ts.',
})
