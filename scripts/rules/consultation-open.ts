import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'consultation-open',
  severity: 'error',
  summary: 'What members said in an earlier round is not answered, and the next one is to be sent out for good.',
  silenceable: false,
  noExample: 'It asks for a round of consultation that was answered, which the small publication has none of.',
})
