import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'reference-string',
  severity: 'warning',
  summary: 'A bibliography value without braces is no name that @string defines.',
  bad: {
    chapter: 'Text [@lee2019].',
    added: {
      'references.bib':
        '\n@book{lee2019, author = {Lee, Kim}, title = {Piers}, publisher = {Span Press}, location = {Leeds}, date = {2019}, series = ⟦bridges⟧}\n',
    },
  },
  good: {
    chapter: 'Text [@lee2019].',
    added: {
      'references.bib':
        '\n@book{lee2019, author = {Lee, Kim}, title = {Piers}, publisher = {Span Press}, location = {Leeds}, date = {2019}, series = {Bridges}}\n',
    },
  },
})
