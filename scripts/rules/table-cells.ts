import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'table-cells',
  severity: 'error',
  summary: 'A table has joined cells, or a row with more cells than its head.',
  noExample: 'It depends on more files than can be shown.',
})
