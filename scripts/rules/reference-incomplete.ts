import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'reference-incomplete',
  severity: 'warning',
  summary: 'A bibliography entry lacks a field that its kind of work needs.',
  bad: {
    chapter: 'Text [@lee2019].',
    added: {
      'references.bib':
        '\n⟦@book⟧{lee2019, author = {Lee, Kim}, title = {Piers}, publisher = {Span Press}, location = {Leeds}}\n',
    },
  },
  good: {
    chapter: 'Text [@lee2019].',
    added: {
      'references.bib':
        '\n@book{lee2019, author = {Lee, Kim}, title = {Piers}, publisher = {Span Press}, location = {Leeds}, date = {2019}}\n',
    },
  },
})
