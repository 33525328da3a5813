import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'machine-failed',
  severity: 'error',
  summary: 'The program of `translate.command` cannot be run, failed, or did not end.',
  noExample: 'No check runs a program: see tests/translations/fill.test.ts.',
})
