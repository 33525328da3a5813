import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'answers-text',
  severity: 'warning',
  summary: 'A file with answers does not say which text it is about, or says another than it holds.',
  silenceable: false,
  noExample: 'Examples are checked, not sent back by members: see tests/consultation/import.test.ts.',
})
