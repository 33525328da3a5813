import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'parity-number',
  severity: 'warning',
  summary: 'A translation has other numbers than its source, or writes them in the wrong notation.',
  bad: { translation: { source: 'It was 3 km.', target: 'Eran ⟦4⟧ km.' } },
  good: { translation: { source: 'It was 3 km.', target: 'Eran 3 km.' } },
})
