import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'raw-html',
  severity: 'error',
  summary: 'HTML stands in Markdown; it is never output.',
  bad: 'Arches ⟦<b>⟧lean.',
  good: 'Arches **lean**.',
})
