import { defineRule } from './definition/rule.ts'

const LIST = (src: string) => `- version: "0.9"
  date: 2022-06-01
  files:
    - { edition: paper, language: en, src: ${src} }
`

export default defineRule({
  id: 'version-file',
  severity: 'error',
  summary: 'A file of an earlier version is not there, or is none that can be published as it is.',
  bad: { files: { 'content/versions.yaml': LIST('⟦versions/paper-0.9.pdf⟧') } },
  good: {
    files: { 'content/versions.yaml': LIST('versions/paper-0.9.pdf'), 'content/versions/paper-0.9.pdf': '%PDF-1.7\n' },
  },
})
