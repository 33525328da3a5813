import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'file-encoding',
  severity: 'error',
  summary: 'A locale file begins with a byte-order mark or has Windows line ends.',
  bad: { language: '{ id: es, tag: es, csl: es-ES }', files: { 'locales/es/02-example.json': '⟦\ufeff⟧{}\n' } },
  good: 'Text.',
})
