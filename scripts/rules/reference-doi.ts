import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'reference-doi',
  severity: 'warning',
  summary: 'A DOI in the bibliography is not one.',
  bad: {
    chapter: 'Text [@lee2019].',
    added: {
      'references.bib':
        '\n@book{lee2019, author = {Lee, Kim}, title = {Piers}, publisher = {Span Press}, location = {Leeds}, date = {2019}, doi = {⟦11.1000/x⟧}}\n',
    },
  },
  good: {
    chapter: 'Text [@lee2019].',
    added: {
      'references.bib':
        '\n@book{lee2019, author = {Lee, Kim}, title = {Piers}, publisher = {Span Press}, location = {Leeds}, date = {2019}, doi = {10.1000/x}}\n',
    },
  },
})
