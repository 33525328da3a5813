import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'reference-date',
  severity: 'warning',
  summary: 'A date in the bibliography cannot be read.',
  bad: {
    chapter: 'Text [@lee2019].',
    added: {
      'references.bib':
        '\n@book{lee2019, author = {Lee, Kim}, title = {Piers}, publisher = {Span Press}, location = {Leeds}, date = {⟦2019-13⟧}}\n',
    },
  },
  good: {
    chapter: 'Text [@lee2019].',
    added: {
      'references.bib':
        '\n@book{lee2019, author = {Lee, Kim}, title = {Piers}, publisher = {Span Press}, location = {Leeds}, date = {2019-12}}\n',
    },
  },
})
