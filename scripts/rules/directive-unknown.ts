import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'directive-unknown',
  severity: 'error',
  summary: 'A directive of that name does not exist.',
  bad: '⟦⟧:::boxx[Title]\nText.\n:::',
  good: ':::box[Title]\nText.\n:::',
})
