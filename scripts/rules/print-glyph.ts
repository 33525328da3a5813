import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'print-glyph',
  severity: 'error',
  summary: 'A printed document holds a character that none of its fonts has.',
  noExample: 'It tells of a character that `character-unprintable` did not find.',
})
