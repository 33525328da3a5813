import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'link-file',
  severity: 'error',
  summary: 'A link leads to a file that `content/` does not hold, or that cannot be published.',
  bad: 'The numbers are ⟦[⟧a table](data/spans.csv).',
  good: {
    chapter: 'The numbers are [a table](data/spans.csv).',
    files: { 'content/data/spans.csv': 'bridge,span\nArch,20\n' },
  },
})
