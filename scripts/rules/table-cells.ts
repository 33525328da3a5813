import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'table-cells',
  severity: 'error',
  summary: 'A table has joined cells, or a row with more or fewer cells than its head.',
  bad: '| Arch | Span |\n| --- | --- |\n| Stone | 9 ⟦|⟧ [@smith2020] |',
  good: '| Arch | Span |\n| --- | --- |\n| Stone | 9 [@smith2020] |',
})
