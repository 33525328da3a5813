import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'interface-stale',
  severity: 'warning',
  summary: 'A word of the interface translates an older one, or was filled in and nobody looked at it.',
  noExample: 'The words of the interface stand in no chapter: see tests/translations/interface-state.test.ts.',
})
