import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'json-duplicate',
  severity: 'error',
  summary: 'A key stands twice in a JSON object.',
  bad: {
    language: '{ id: es, tag: es, csl: es-ES }',
    files: {
      'locales/es/02-example.json':
        '{\n  "x": { "in": "", "source": "", "target": "", "note": "" },\n  ⟦"x"⟧: { "in": "", "source": "", "target": "", "note": "" }\n}\n',
    },
  },
  good: 'Text.',
})
