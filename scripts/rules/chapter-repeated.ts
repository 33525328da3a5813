import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'chapter-repeated',
  severity: 'error',
  summary: 'An edition lists a chapter twice.',
  bad: {
    added: {
      'content/publication.yaml': '  - id: leaflet\n    title: Leaflet\n    chapters: [01-arches, ⟦01-arches⟧]\n',
    },
  },
  good: { added: { 'content/publication.yaml': '  - id: leaflet\n    title: Leaflet\n    chapters: [01-arches]\n' } },
})
