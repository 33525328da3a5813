import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'parity-link',
  severity: 'error',
  summary: 'A translation lost or added a link, or changed where it leads.',
  bad: { translation: { source: 'See [it](https://example.org).', target: '⟦⟧Véase esto.' } },
  good: { translation: { source: 'See [it](https://example.org).', target: 'Véase [esto](https://example.org).' } },
})
