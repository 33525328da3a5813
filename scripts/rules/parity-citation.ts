import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'parity-citation',
  severity: 'error',
  summary: 'A translation lost, added or changed a citation or its locator.',
  bad: { translation: { source: 'Paid [@smith2020].', target: '⟦⟧Pagado.' } },
  good: { translation: { source: 'Paid [@smith2020].', target: 'Pagado [@smith2020].' } },
})
