import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'reference-unknown',
  severity: 'error',
  summary: 'A localised reference is for a key that the bibliography does not hold.',
  bad: {
    language: '{ id: es, tag: es, csl: es-ES, name: Español }',
    files: { 'locales/es/references.json': '{ ⟦"smith2002"⟧: { "title": "Arcos de piedra" } }\n' },
  },
  good: {
    language: '{ id: es, tag: es, csl: es-ES, name: Español }',
    files: { 'locales/es/references.json': '{ "smith2020": { "title": "Arcos de piedra" } }\n' },
  },
})
