import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'numbers-out-of-date',
  severity: 'warning',
  summary: 'Paragraphs have no number of their own in the register yet: run translations:sync.',
  bad: {
    chapter: 'Bridges stand firm.',
    changed: { 'content/publication.yaml': ['status: final\n', 'status: final\nnumbering: paragraphs\n'] },
    at: 'content/paragraph-numbers/paper.yaml',
  },
  good: { chapter: 'Bridges stand firm.' },
})
