import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'reference-unknown',
  severity: 'error',
  summary: 'A localised reference is for a key that the bibliography does not hold.',
  noExample: 'It depends on more files than can be shown.',
})
