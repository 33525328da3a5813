import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'import-note',
  severity: 'warning',
  summary: 'A file from translators has a note on a word of the interface, which keeps none; the translation is taken.',
  noExample: 'Examples are checked, not imported: see tests/translations/interface.test.ts.',
})
