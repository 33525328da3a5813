import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'reference-unbalanced',
  severity: 'error',
  summary: 'The braces of a bibliography entry do not balance.',
  bad: {
    chapter: 'Text [@lee2019].',
    added: {
      'references.bib':
        '\n⟦@book⟧{lee2019, author = {Lee, Kim}, title = {Piers}, publisher = {Span Press}, location = {Leeds}, date = {2019}\n',
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
