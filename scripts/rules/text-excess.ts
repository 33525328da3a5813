import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'text-excess',
  severity: 'error',
  summary:
    'A chapter, a bibliography or a template has more of something than any could mean to: lines, cells, letters in a word or a field.',
  swallows: true,
  noExample: 'It takes a chapter of thousands of lines: see tests/markdown/excess.test.ts.',
})
