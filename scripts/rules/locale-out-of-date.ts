import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'locale-out-of-date',
  severity: 'warning',
  summary: 'The locale files were not brought in line with the sources: run translations:sync.',
  bad: {
    chapter: 'Bridges stand firm.',
    changed: {
      'content/publication.yaml': ['name: English }\n', 'name: English }\n  - { id: es, tag: es, csl: es-ES }\n'],
    },
    at: 'locales',
  },
  good: { language: '{ id: es, tag: es, csl: es-ES }' },
})
