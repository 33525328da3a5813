import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'answers-unread',
  severity: 'warning',
  summary: 'Something in a file with answers was not read, or not as it stands there.',
  silenceable: false,
  noExample: 'Examples are checked, not sent back by members: see tests/consultation/import.test.ts.',
})
