import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'interface-missing',
  severity: 'warning',
  summary: 'A language lacks words of the interface; the toolchain’s own stand in.',
  noExample: 'It tells of a language whose words are not among those of the tool, nor of the publication.',
})
