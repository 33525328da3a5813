import { defineCheck } from './definition/check.ts'

export default defineCheck({
  id: 'space-missing',
  severity: 'warning',
  summary: 'No space stands behind a punctuation mark.',
  bad: 'Arches lean⟦,⟧and carry.',
  good: 'Arches lean, and carry 1,000 tonnes.',
  passage({ value }, say) {
    for (const { 0: mark, index } of value.matchAll(/(?<=\p{L})[,;](?=\p{L})|(?<=\p{Ll}{2})[.!?](?=\p{Lu}\p{Ll})/gu))
      say(`No space stands behind \`${mark}\`: add one`, { index, length: 1 })
  },
})
