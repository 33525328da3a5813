import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'anchor-duplicate',
  severity: 'error',
  summary: 'Two headings, figures, boxes or other blocks of one edition share an anchor.',
  bad: '## One {#sec-x}\n\nText.\n\n⟦##⟧ Two {#sec-x}\n\nText.',
  good: '## One {#sec-x}\n\nText.\n\n## Two {#sec-y}\n\nText.',
})
