import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'style-invalid',
  severity: 'error',
  summary: 'A citation style is not a CSL style that can be used.',
  bad: {
    added: {
      'content/publication.yaml': '  - id: leaflet\n    title: Leaflet\n    chapters: [01-arches]\n    style: own\n',
    },
    files: { 'templates/csl/own.csl': '⟦<style⟧ xmlns="http://purl.org/net/xbiblio/csl" class="note">\n</style>\n' },
  },
  good: {
    added: {
      'content/publication.yaml':
        '  - id: leaflet\n    title: Leaflet\n    chapters: [01-arches]\n    style: policy-notes\n',
    },
  },
})
