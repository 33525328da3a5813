import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'chapter-name',
  severity: 'error',
  summary: 'A chapter has a name that another file in locales/ has.',
  noExample: 'It depends on more files than can be shown.',
})
