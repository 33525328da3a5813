import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'include-excess',
  severity: 'error',
  summary: 'An edition includes files more often than any could mean to.',
  noExample:
    'It takes more than a thousand includes, in ten files that include one another twice: see tests/resolve/edition.test.ts.',
})
