import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'heading-empty',
  severity: 'error',
  summary: 'A heading has no words.',
  bad: '⟦##⟧\n\nText.',
  good: '## A section\n\nText.',
})
