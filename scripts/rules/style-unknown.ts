import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'style-unknown',
  severity: 'error',
  summary: 'An edition names a citation style that is not there.',
  bad: {
    added: {
      'content/publication.yaml':
        '  - id: leaflet\n    title: Leaflet\n    chapters: [01-arches]\n    style: ⟦policy-note⟧\n',
    },
  },
  good: {
    added: {
      'content/publication.yaml':
        '  - id: leaflet\n    title: Leaflet\n    chapters: [01-arches]\n    style: policy-notes\n',
    },
  },
})
