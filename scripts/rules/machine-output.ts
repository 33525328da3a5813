import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'machine-output',
  severity: 'warning',
  summary: 'The program of `translate.command` lost, changed or broke a segment, which stays empty.',
  noExample: 'No check runs a program: see tests/translations/fill.test.ts.',
})
