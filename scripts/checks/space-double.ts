import { defineCheck } from './definition/check.ts'

export default defineCheck({
  id: 'space-double',
  severity: 'warning',
  summary: 'Two spaces stand between words.',
  bad: 'Arches lean⟦  ⟧well.',
  good: 'Arches lean well.',
  passage({ value }, say, { isTranslated }) {
    // Of translations, `parity-doubled` tells.
    if (isTranslated) return
    for (const { 0: was, index } of value.matchAll(/(?<=\S)(?: {2,}|[ \t]*\t[ \t]*)(?=\S)/g))
      say(was.includes('\t') ? 'A tab stands here: write a space' : `There are ${was.length} spaces: leave one`, {
        index,
        length: was.length,
        fix: { index, was, becomes: ' ' },
      })
  },
})
