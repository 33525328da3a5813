import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'reference-tex',
  severity: 'warning',
  summary: 'A TeX command in the bibliography is unknown and was left out.',
  bad: {
    chapter: 'Text [@lee2019].',
    added: {
      'references.bib':
        '\n@book{lee2019, author = {Lee, Kim}, title = {The ⟦\\unknown⟧{piers}}, publisher = {Span Press}, date = {2019}}\n',
    },
  },
  good: {
    chapter: 'Text [@lee2019].',
    added: {
      'references.bib':
        '\n@book{lee2019, author = {Lee, Kim}, title = {The \\emph{piers}}, publisher = {Span Press}, date = {2019}}\n',
    },
  },
})
