import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'reference-key',
  severity: 'warning',
  summary: 'A bibliography key holds characters that citations cannot hold.',
  bad: {
    chapter: 'Text [@{lee 2019}].',
    added: {
      'references.bib':
        '\n@book{⟦lee 2019⟧, author = {Lee, Kim}, title = {Piers}, publisher = {Span Press}, location = {Leeds}, date = {2019}}\n',
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
