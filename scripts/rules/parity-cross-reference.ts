import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'parity-cross-reference',
  severity: 'error',
  summary: 'A translation lost or added a cross-reference.',
  bad: { translation: { source: 'See [](#sec-arches).', target: '⟦⟧Véase.' } },
  good: { translation: { source: 'See [](#sec-arches).', target: 'Véase [](#sec-arches).' } },
})
