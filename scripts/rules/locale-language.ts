import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'locale-language',
  severity: 'error',
  summary: 'Localised references are for a language that the publication lacks, or for its own.',
  bad: { files: { 'locales/es/references.json': '{}\n' }, at: 'locales/es/references.json' },
  good: { language: '{ id: es, tag: es, csl: es-ES, name: Español }', files: { 'locales/es/references.json': '{}\n' } },
})
