import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'merge-conflict',
  severity: 'error',
  swallows: true,
  summary: 'A file holds the markers of an unresolved merge conflict.',
  bad: {
    language: '{ id: es, tag: es, csl: es-ES }',
    files: { 'locales/es/02-example.json': '⟦<<<<<<<⟧ HEAD\n{}\n=======\n{}\n>>>>>>> branch\n' },
  },
  good: 'Text.',
})
