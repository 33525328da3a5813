import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'answers-refused',
  severity: 'error',
  summary:
    'A file with answers cannot be read, is of another round, edition or language than was said, or has no place to go: nothing of it was taken.',
  silenceable: false,
  noExample: 'Examples are checked, not sent back by members: see tests/consultation/import.test.ts.',
})
