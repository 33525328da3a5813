import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'json-syntax',
  severity: 'error',
  summary: 'A JSON file cannot be read.',
  bad: {
    chapter: ':::figure{#fig-a src=figures/a.vl.json alt="An arch"}\nAn arch.\n:::\n\nSee [](#fig-a).',
    files: {
      'content/figures/a.vl.json': '{\n  "data": { "url": "a.csv" }\n  ⟦"mark"⟧: "bar"\n}\n',
      'content/figures/a.csv': 'town,bridges\nLeeds,3\nYork,9\n',
    },
  },
  good: {
    chapter: ':::figure{#fig-a src=figures/a.vl.json alt="An arch"}\nAn arch.\n:::\n\nSee [](#fig-a).',
    files: {
      'content/figures/a.vl.json':
        '{\n  "data": { "url": "a.csv" },\n  "mark": "bar",\n  "encoding": {\n    "x": { "field": "town", "type": "nominal" },\n    "y": { "field": "bridges", "type": "quantitative" }\n  }\n}\n',
      'content/figures/a.csv': 'town,bridges\nLeeds,3\nYork,9\n',
    },
  },
})
