import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'reference-name',
  severity: 'warning',
  summary: 'A name in the bibliography is not written as BibTeX reads it: institutions stand in double braces.',
  bad: {
    chapter: 'Text [@lee2019].',
    added: {
      'references.bib':
        '\n@book{lee2019, author = {⟦United Nations⟧}, title = {Piers}, publisher = {Span Press}, date = {2019}}\n',
    },
  },
  good: {
    chapter: 'Text [@lee2019].',
    added: {
      'references.bib':
        '\n@book{lee2019, author = {{United Nations}}, title = {Piers}, publisher = {Span Press}, date = {2019}}\n',
    },
  },
})
