import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'language-unknown',
  severity: 'error',
  summary: 'The settings name a language that has no file in scripts/languages.',
  bad: { language: '{ id: nl, tag: ⟦nl⟧ }' },
  good: { language: '{ id: es, tag: es, csl: es-ES }' },
})
