import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'import-unfinished',
  severity: 'warning',
  summary: 'A translation in a file from translators is marked as unfinished; it is not taken.',
  noExample: 'Examples are checked, not imported: see tests/translations/po.test.ts.',
})
