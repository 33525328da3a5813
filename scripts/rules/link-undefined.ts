import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'link-undefined',
  severity: 'error',
  summary: 'A link names a definition that the file does not hold: it would be printed as typed.',
  bad: 'Arches [lean⟦][⟧charter].',
  good: 'Arches [lean][charter].\n\n[charter]: https://example.org',
})
