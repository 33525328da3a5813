import { defineCheck } from './definition/check.ts'

export default defineCheck({
  id: 'character-invisible',
  severity: 'warning',
  summary: 'A text holds a character that nobody sees.',
  bad: 'Ar⟦\u200b⟧ches lean.',
  good: 'Arches lean.',
  passage({ value }, say, { isTranslated }) {
    // Of translations, `parity-invisible` tells.
    if (isTranslated) return
    for (const { 0: sign, index } of value.matchAll(
      /[\u00ad\u180e\u200b-\u200f\u2028\u2029\u202a-\u202e\u2060-\u2069\ufeff]/gu,
    ))
      say(
        `An invisible character stands here (U+${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}): take it out`,
        { index, length: 1 },
      )
  },
})
