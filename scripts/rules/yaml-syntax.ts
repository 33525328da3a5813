import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'yaml-syntax',
  severity: 'error',
  summary: 'A YAML file cannot be read.',
  bad: { added: { 'content/publication.yaml': 'subtitle: ⟦@⟧why\n' } },
  good: 'Text.',
})
