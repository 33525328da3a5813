import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'parity-block',
  severity: 'error',
  summary: 'A translation has blocks that cannot stand where its source stands.',
  bad: { translation: { source: 'It was 2022.', target: '⟦⟧2022. Así fue.' } },
  good: { translation: { source: 'It was 2022.', target: '2022\\. Así fue.' } },
})
