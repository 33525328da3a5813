import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'locale-field',
  severity: 'error',
  summary: 'A locale file holds an unknown field, or a value of the wrong type.',
  bad: {
    language: '{ id: es, tag: es, csl: es-ES }',
    files: {
      'locales/es/02-example.json':
        '{\n  "example/p-1y9bx": {\n    "in": "",\n    "source": "Bridges stand.",\n    ⟦"targte"⟧: "Los puentes se sostienen.",\n    "note": ""\n  }\n}\n',
    },
  },
  good: { translation: { source: 'Arches lean.', target: 'Los arcos se inclinan.' } },
})
