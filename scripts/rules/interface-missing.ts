import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'interface-missing',
  severity: 'warning',
  summary: 'A language lacks words of the interface; the toolchain’s own stand in.',
  noExample: 'All languages that have a file have all their words: see tests/load/interface.test.ts.',
})
