import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'parity-ignore',
  severity: 'warning',
  summary: 'A note that silences a check names no rule, or gives no reason.',
  bad: { translation: { source: 'Arches lean.', target: 'Los arcos se inclinan.', note: '⟦ignore⟧ parity-number' } },
  good: {
    translation: { source: 'It was 3 km.', target: 'Fueron unos km.', note: 'ignore parity-number: said in the table' },
  },
})
