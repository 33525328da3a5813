import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'parity-code',
  severity: 'error',
  summary: 'A translation lost or changed code.',
  bad: { translation: { source: 'Use `run`, please.', target: '⟦⟧Úselo, por favor.' } },
  good: { translation: { source: 'Use `run`, please.', target: 'Use `run`, por favor.' } },
})
