import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'template-font',
  severity: 'error',
  summary: 'A style sheet names a font that is not installed.',
  bad: { files: { 'templates/screen.css': '⟦@import⟧ "@fontsource/nowhere/400.css";\n' } },
  good: 'Text.',
})
