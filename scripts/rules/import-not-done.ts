import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'import-not-done',
  severity: 'error',
  summary: 'A file that an export would overwrite holds work that was not imported.',
  noExample: 'Examples are checked, not imported: see tests/translations/po.test.ts.',
})
