import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'file-unreadable',
  severity: 'error',
  summary: 'A file is not read: a link leads out of the publication, it is no plain file, or it is too large.',
  noExample: 'It takes links, or more bytes than can be shown.',
})
