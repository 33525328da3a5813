import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'chapter-name',
  severity: 'error',
  summary: 'A chapter has a name that another file in locales/ has.',
  bad: { changed: { 'content/publication.yaml': ['02-example', '⟦figures⟧'] } },
  good: { changed: { 'content/publication.yaml': ['02-example', '02-example'] } },
})
