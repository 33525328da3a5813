import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'publication-missing',
  severity: 'error',
  summary: 'The folder holds no content/publication.yaml.',
  bad: { files: { 'content/publication.yaml': null }, at: 'content/publication.yaml' },
  good: 'Text.',
})
