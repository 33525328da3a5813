import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'csl-locale-missing',
  severity: 'error',
  summary: 'The CSL locale of a language is not there: citations would come out in another.',
  bad: { language: '{ id: es, tag: es-AR, csl: ⟦es-AR⟧ }' },
  good: { language: '{ id: es, tag: es-AR, csl: es-ES }' },
})
