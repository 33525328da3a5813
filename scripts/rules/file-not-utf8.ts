import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'file-not-utf8',
  severity: 'error',
  summary: 'A file is not UTF-8 text.',
  bad: { chapter: 'El ni⟦ñ⟧o.', encoding: 'latin1' },
  good: 'El niño.',
})
