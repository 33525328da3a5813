import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'import-unknown-id',
  severity: 'error',
  summary: 'A file from translators names a segment that does not exist.',
  noExample: 'Examples are checked, not imported: see tests/translations/po.test.ts.',
})
