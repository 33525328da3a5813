import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'print-untagged',
  severity: 'error',
  summary: 'The browser left content out of the structure that assistive technology reads.',
  noExample: 'It tells of words that a style sheet makes up, which nobody could hear.',
})
