import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'theme-value',
  severity: 'error',
  summary: 'A variable of a theme has a value that is no colour.',
  bad: { files: { 'templates/theme.css': ':root {\n  --ink: ⟦#1c24⟧;\n}\n' } },
  good: { files: { 'templates/theme.css': ':root {\n  --ink: #1c2430;\n}\n' } },
})
