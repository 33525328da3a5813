import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'cross-reference-unknown',
  severity: 'error',
  summary: 'A cross-reference leads to an anchor that the edition does not have.',
  bad: 'See ⟦[⟧](#sec-archs).',
  good: 'See [](#sec-arches).',
})
