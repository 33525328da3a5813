import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'reference-field',
  severity: 'warning',
  summary: 'A field of a bibliography entry is unknown or stands there twice.',
  bad: {
    chapter: 'Text [@lee2019].',
    added: {
      'references.bib':
        '\n@book{lee2019, author = {Lee, Kim}, title = {Piers}, publisher = {Span Press}, location = {Leeds}, date = {2019}, ⟦subtitel⟧ = {An inquiry}}\n',
    },
  },
  good: {
    chapter: 'Text [@lee2019].',
    added: {
      'references.bib':
        '\n@book{lee2019, author = {Lee, Kim}, title = {Piers}, publisher = {Span Press}, location = {Leeds}, date = {2019}, subtitle = {An inquiry}}\n',
    },
  },
})
