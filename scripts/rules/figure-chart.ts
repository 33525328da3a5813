import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'figure-chart',
  severity: 'warning',
  summary: 'Vega-Lite has something to say about a chart.',
  bad: {
    chapter: ':::figure{#fig-a src=figures/a.vl.json alt="An arch"}\nAn arch.\n:::\n\nSee [](#fig-a).',
    at: 'content/figures/a.vl.json',
    files: {
      'content/figures/a.vl.json':
        '{\n  "data": { "url": "a.csv" },\n  "mark": "bar",\n  "encoding": {\n    "x": { "field": "town", "type": "nominal", "scale": { "type": "time" } },\n    "y": { "field": "bridges", "type": "quantitative" }\n  }\n}\n',
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
