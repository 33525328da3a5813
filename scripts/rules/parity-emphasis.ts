import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'parity-emphasis',
  severity: 'warning',
  summary: 'A translation has more or fewer emphasised passages than its source.',
  bad: { translation: { source: 'It was *so*.', target: '⟦⟧Así fue.' } },
  good: { translation: { source: 'It was *so*.', target: '*Así* fue.' } },
})
