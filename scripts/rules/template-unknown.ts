import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'template-unknown',
  severity: 'error',
  summary: 'An edition asks for a template that is not there.',
  bad: {
    added: {
      'content/publication.yaml':
        '  - id: leaflet\n    title: Leaflet\n    chapters: [01-arches]\n    template: ⟦papper⟧\n',
    },
  },
  good: {
    added: {
      'content/publication.yaml':
        '  - id: leaflet\n    title: Leaflet\n    chapters: [01-arches]\n    template: paper\n',
    },
  },
})
