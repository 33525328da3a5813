import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'reference-parity',
  severity: 'error',
  summary: 'A localised reference lost a DOI or a name that the work has.',
  noExample: 'It depends on more files than can be shown.',
})
