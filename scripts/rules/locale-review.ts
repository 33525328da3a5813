import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'locale-review',
  severity: 'warning',
  summary: 'A `reviewed` that tells of no review: it names no text, or is written otherwise.',
  bad: { translation: { source: 'Arches lean.', target: 'Los arcos se inclinan.', reviewed: '⟦⟧Somebody' } },
  good: { translation: { source: 'Arches lean.', target: 'Los arcos se inclinan.' } },
})
