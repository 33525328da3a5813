import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'import-duplicate',
  severity: 'error',
  summary: 'An id stands twice in a file from translators.',
  noExample: 'Examples are checked, not imported: see tests/translations/po.test.ts.',
})
