import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'locale-id',
  severity: 'warning',
  summary: 'An id in a locale file is none of a segment; the segment was found by the source.',
  noExample:
    'All other lines of the locale file must be as sync writes them: see tests/translations/mistyped-ids.test.ts.',
})
