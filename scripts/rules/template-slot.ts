import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'template-slot',
  severity: 'error',
  summary: 'A template has a slot that no page can fill, or lacks one that every page needs.',
  bad: {
    added: {
      'content/publication.yaml':
        '  - id: leaflet\n    title: Leaflet\n    chapters: [01-arches]\n    template: mine\n',
    },
    files: {
      'templates/mine.html': '⟦⟧<template data-slot="head"></template><template data-slot="notes"></template>\n',
    },
  },
  good: {
    added: {
      'content/publication.yaml':
        '  - id: leaflet\n    title: Leaflet\n    chapters: [01-arches]\n    template: paper\n',
    },
  },
})
