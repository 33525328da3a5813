import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'answers-unplaced',
  severity: 'warning',
  summary: 'What a member says has no place in the text, or one that only its words tell.',
  silenceable: false,
  noExample: 'Examples are checked, not sent back by members: see tests/consultation/import.test.ts.',
})
