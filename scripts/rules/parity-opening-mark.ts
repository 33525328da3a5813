import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'parity-opening-mark',
  severity: 'warning',
  summary: 'A question or exclamation lacks its opening or closing mark, in a language that has both.',
  bad: { translation: { source: 'Who pays?', target: 'Quién paga⟦?⟧' } },
  good: { translation: { source: 'Who pays?', target: '¿Quién paga?' } },
})
