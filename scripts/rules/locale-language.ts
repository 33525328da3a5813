import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'locale-language',
  severity: 'error',
  summary: 'Localised references are for a language that the publication lacks, or for its own.',
  noExample: 'It depends on more files than can be shown.',
})
