import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'directive-form',
  severity: 'error',
  summary: 'A directive is written in the wrong form or holds the wrong content.',
  bad: '⟦⟧:::box[Title]\nText.\n\n## The next section\n\nText.',
  good: ':::box[Title]\nText.\n:::\n\n## The next section\n\nText.',
})
