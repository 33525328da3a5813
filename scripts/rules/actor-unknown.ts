import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'actor-unknown',
  severity: 'error',
  summary: 'A recommendation addresses an actor that publication.yaml does not list.',
  bad: ':::recommendation{#rec-a to="⟦⟧bilders"}[Build]\nBuild arches.\n:::',
  good: ':::recommendation{#rec-a to="builders"}[Build]\nBuild arches.\n:::',
})
