import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'parity-invisible',
  severity: 'warning',
  summary: 'A translation holds characters that nobody sees.',
  bad: { translation: { source: 'It pays.', target: 'Pa⟦\u200b⟧ga.' } },
  good: { translation: { source: 'It pays.', target: 'Paga.' } },
})
