import { defineCheck } from './definition/check.ts'

/** A word, and what is behind it: the second of three is also a first. */
const DOUBLED = /(?<![\p{L}\p{N}'’-])(\p{L}{2,})(?=(\s+)(\1)(?![\p{L}\p{N}'’-]))/giu

export default defineCheck({
  id: 'word-doubled',
  severity: 'warning',
  summary: 'A word stands twice in a row.',
  bad: 'Arches carry the ⟦the⟧ road.',
  good: 'Arches that had had no road carry one.',
  passage({ value }, say, { rules, isTranslated }) {
    // Of translations, `parity-doubled` tells.
    if (isTranslated) return
    const right = new Set(rules.parity.doubled.split(' '))
    for (const { 1: word = '', 2: gap = '', 3: again = '', index } of value.matchAll(DOUBLED)) {
      // "New York York Street", "Bora Bora": names.
      const isName = /^\p{Lu}/u.test(word) && /^\p{Lu}/u.test(again)
      if (right.has(word.toLowerCase()) || isName) continue
      const at = index + word.length + gap.length
      // One at the beginning of a line is left to its author.
      const safe = !gap.includes('\n') && again === word
      say(`\`${again}\` stands twice: take one out`, {
        index: at,
        length: again.length,
        ...(safe && { fix: { index: at - gap.length, was: gap + again, becomes: '' } }),
      })
    }
  },
})
