import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'anchor-reserved',
  severity: 'error',
  summary: 'An anchor is one that the pages use for a part of their own.',
  bad: '⟦##⟧ Remarks {#notes}\n\nText.',
  good: '## Remarks {#remarks}\n\nText.',
})
