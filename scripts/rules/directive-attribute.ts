import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'directive-attribute',
  severity: 'error',
  summary: 'A directive has an attribute that it does not know, or lacks one that it needs.',
  bad: ':::box{⟦⟧colour=red}[Title]\nText.\n:::',
  good: ':::box{#box-a}[Title]\nText.\n:::',
})
