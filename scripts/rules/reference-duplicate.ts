import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'reference-duplicate',
  severity: 'error',
  summary: 'Two entries of the bibliography share a key.',
  bad: {
    chapter: 'Text [@lee2019].',
    added: {
      'references.bib':
        '\n@book{lee2019, author = {Lee, Kim}, title = {Piers}, publisher = {Span Press}, location = {Leeds}, date = {2019}}\n@book{⟦lee2019⟧, author = {Lee, Kim}, title = {Piers}, publisher = {Span Press}, location = {Leeds}, date = {2019}}\n',
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
