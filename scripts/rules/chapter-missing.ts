import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'chapter-missing',
  severity: 'error',
  summary: 'An edition lists a chapter that is not there.',
  bad: { added: { 'content/publication.yaml': '  - id: leaflet\n    title: Leaflet\n    chapters: [⟦01-archs⟧]\n' } },
  good: { added: { 'content/publication.yaml': '  - id: leaflet\n    title: Leaflet\n    chapters: [01-arches]\n' } },
})
