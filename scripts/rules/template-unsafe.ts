import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'template-unsafe',
  severity: 'error',
  summary: 'A template holds something that runs, asks other sites, or leads the reader there by itself.',
  bad: {
    added: {
      'content/publication.yaml':
        '  - id: leaflet\n    title: Leaflet\n    chapters: [01-arches]\n    template: mine\n',
    },
    files: {
      'templates/mine.html':
        '<template data-slot="head"></template><template data-slot="chapters"></template><template data-slot="notes"></template>\n⟦<script src="https://example.org/count.js">⟧</script>\n',
    },
  },
  good: {
    added: {
      'content/publication.yaml':
        '  - id: leaflet\n    title: Leaflet\n    chapters: [01-arches]\n    template: mine\n',
    },
    files: {
      'templates/mine.html':
        '<template data-slot="head"></template><template data-slot="chapters"></template><template data-slot="notes"></template>\n<p><a href="https://example.org/">Example</a></p>\n',
    },
  },
})
