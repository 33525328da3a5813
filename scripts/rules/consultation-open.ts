import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'consultation-open',
  severity: 'error',
  summary: 'What members said in an earlier round is not answered, and the next one is to be sent out for good.',
  silenceable: false,
  noExample: 'Examples are checked, not sent out as a round: see tests/consultation/responses.test.ts.',
})
