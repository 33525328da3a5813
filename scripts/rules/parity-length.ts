import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'parity-length',
  severity: 'warning',
  summary: 'A translation is far longer than its source.',
  bad: {
    translation: {
      source: 'It pays.',
      target:
        '⟦⟧Paga siempre bien Paga siempre bien Paga siempre bien Paga siempre bien Paga siempre bien Paga siempre bien Paga siempre bien Paga siempre bien Paga siempre bien Paga siempre bien Paga siempre bien Paga siempre bien Paga siempre bien Paga siempre bien Paga siempre bien Paga siempre bien Paga siempre bien Paga siempre bien Paga siempre bien Paga siempre bien.',
    },
  },
  good: { translation: { source: 'It pays.', target: 'Paga.' } },
})
