import { defineCheck } from './definition/check.ts'
import { countWords } from './text/count-words.ts'

export default defineCheck({
  id: 'paragraph-long',
  severity: 'hint',
  summary: 'A paragraph is longer than readers can follow.',
  bad: `⟦The⟧ town. ${'The arch carries the road. '.repeat(30)}`,
  good: 'The arch carries the road.\n\nThe town pays for it.',
  passage({ kind, value }, say, { rules }) {
    const words = countWords(value)
    if (kind !== 'paragraph' || words <= rules.prose.paragraph) return
    const { 0: first = '', index = 0 } = /[\p{L}\p{M}]+/u.exec(value) ?? {}
    say(`The paragraph has ${words} words: part it (up to ${rules.prose.paragraph} are read with ease)`, {
      index,
      length: first.length,
    })
  },
})
