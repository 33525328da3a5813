import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'reference-type',
  severity: 'warning',
  summary: 'A bibliography entry is of an unknown type.',
  bad: {
    chapter: 'Text [@lee2019].',
    added: {
      'references.bib':
        '\n⟦@boook⟧{lee2019, author = {Lee, Kim}, title = {Piers}, publisher = {Span Press}, location = {Leeds}, date = {2019}}\n',
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
