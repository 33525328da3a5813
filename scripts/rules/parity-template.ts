import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'parity-template',
  severity: 'warning',
  summary: 'A translation holds marks of a template language.',
  bad: { translation: { source: 'It pays.', target: 'Paga ⟦{{x}}⟧.' } },
  good: { translation: { source: 'It pays.', target: 'Paga.' } },
})
