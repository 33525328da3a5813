import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'print-resource',
  severity: 'error',
  summary: 'A printed document asks for something that is not among its files.',
  noExample: 'It tells of a style sheet that asks for a file which does not exist.',
})
