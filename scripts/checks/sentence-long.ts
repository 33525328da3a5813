import { defineCheck } from './definition/check.ts'
import { countWords } from './text/count-words.ts'

/** A sentence of as many words as the limit of English, and some more. */
const LONG = `${'The arch carries the road and '.repeat(9)}the town pays for it.`

/** A full stop behind which a sentence goes on, and a colon before a list, are for the segmenter to tell. */
export default defineCheck({
  id: 'sentence-long',
  severity: 'hint',
  summary: 'A sentence is longer than readers can follow.',
  bad: `Short. ⟦${LONG}⟧`,
  good: 'The arch carries the road. The town pays for it.',
  passage({ kind, value }, say, { tag, rules }) {
    if (kind !== 'paragraph' || countWords(value) <= rules.prose.sentence) return
    for (const { segment, index } of new Intl.Segmenter(tag, { granularity: 'sentence' }).segment(
      value.replaceAll('\n', ' '),
    )) {
      const words = countWords(segment)
      if (words <= rules.prose.sentence) continue
      const [first = ''] = /^\P{L}*[\p{L}\p{M}]+/u.exec(segment) ?? []
      say(`The sentence has ${words} words: make two of it (up to ${rules.prose.sentence} are read with ease)`, {
        index,
        length: first.length,
      })
    }
  },
})
