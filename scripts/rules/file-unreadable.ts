import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'file-unreadable',
  severity: 'error',
  summary: 'A file is not read: a link leads out of the publication, it is no plain file, or it is too large.',
  bad: {
    files: { 'content/02-example.md': null, 'content/02-example.md/notes.txt': 'Text.\n' },
    at: 'content/02-example.md',
  },
  good: 'Text.',
})
