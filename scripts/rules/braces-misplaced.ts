import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'braces-misplaced',
  severity: 'error',
  summary: 'An anchor, or `{page}`, in braces stands where it is not read: it would be printed.',
  bad: 'A paragraph. ⟦{#sec-a}⟧',
  good: '## A heading {#sec-a}\n\nA paragraph.',
})
