import { INVISIBLE } from '../ground/invisible.ts'
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
    for (const { 0: sign, index } of value.matchAll(INVISIBLE))
      say(
        `An invisible character stands here (U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}): take it out`,
        { index, length: sign.length },
      )
  },
})
