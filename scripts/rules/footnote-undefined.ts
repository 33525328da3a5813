import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'footnote-undefined',
  severity: 'error',
  summary: 'A footnote is called and not defined.',
  bad: 'Arches lean.⟦[^why]⟧',
  good: 'Arches lean.[^why]\n\n[^why]: They rest.',
})
