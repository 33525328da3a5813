import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'parity-punctuation',
  severity: 'warning',
  summary: 'A translation ends with other punctuation than its source.',
  bad: { translation: { source: 'It was so.', target: 'Así fu⟦e⟧' } },
  good: { translation: { source: 'It was so.', target: 'Así fue.' } },
})
