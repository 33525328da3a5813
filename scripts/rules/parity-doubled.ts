import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'parity-doubled',
  severity: 'warning',
  summary: 'A translation has a word or a space twice.',
  bad: { translation: { source: 'It pays the bill.', target: 'Paga la ⟦la⟧ cuenta.' } },
  good: { translation: { source: 'It pays the bill.', target: 'Paga la cuenta.' } },
})
