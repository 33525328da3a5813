import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'yaml-schema',
  severity: 'error',
  summary: 'A YAML file holds an unknown key, a missing or a wrong value.',
  bad: { added: { 'content/publication.yaml': '⟦statsu⟧: draft\n' } },
  good: { added: { 'content/publication.yaml': 'subtitle: Why they stand\n' } },
})
