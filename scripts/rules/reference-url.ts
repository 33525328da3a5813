import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'reference-url',
  severity: 'warning',
  summary: 'An address in the bibliography is not a web address.',
  bad: {
    chapter: 'Text [@lee2019].',
    added: {
      'references.bib':
        '\n@book{lee2019, author = {Lee, Kim}, title = {Piers}, publisher = {Span Press}, location = {Leeds}, date = {2019}, url = {⟦www.example.org⟧}}\n',
    },
  },
  good: {
    chapter: 'Text [@lee2019].',
    added: {
      'references.bib':
        '\n@book{lee2019, author = {Lee, Kim}, title = {Piers}, publisher = {Span Press}, location = {Leeds}, date = {2019}, url = {https://example.org}}\n',
    },
  },
})
