import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'file-characters',
  severity: 'error',
  summary: 'A file holds a control character, which no page can show.',
  bad: 'Arches lean ⟦\u0093⟧so\u0094.',
  good: 'Arches lean “so”.',
})
