import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'reference-parity',
  severity: 'error',
  summary: 'A localised reference lost a DOI or a name that the work has.',
  bad: {
    language: '{ id: es, tag: es, csl: es-ES, name: Español }',
    files: { 'locales/es/references.json': '{ "smith2020": { "author": ["⟦Smith⟧, Ann", "Ruiz, Bea"] } }\n' },
  },
  good: {
    language: '{ id: es, tag: es, csl: es-ES, name: Español }',
    files: { 'locales/es/references.json': '{ "smith2020": { "author": "Smith, Anita" } }\n' },
  },
})
