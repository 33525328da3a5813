import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'parity-footnote',
  severity: 'error',
  summary: 'A translation lost or added the call of a footnote.',
  bad: { translation: { source: 'Paid.[^a]\n\n[^a]: In coins.', target: '⟦⟧Pagado.' } },
  good: { translation: { source: 'Paid.[^a]\n\n[^a]: In coins.', target: 'Pagado.[^a]' } },
})
