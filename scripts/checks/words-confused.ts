import { defineCheck } from './definition/check.ts'
import { isMarked } from './text/marked.ts'

/** What nobody writes on purpose, in the file of each language. */
export default defineCheck({
  id: 'words-confused',
  severity: 'warning',
  summary: 'Words that sound alike are taken for one another: `it’s own`, `could of`.',
  bad: 'A city has ⟦it’s own⟧ bridges.',
  good: 'A city has its own bridges, and it’s proud of them.',
  passage(passage, say, { rules: { words } }) {
    const { value } = passage
    for (const { pattern, remedy } of words.slips)
      for (const { 0: typed, index } of value.matchAll(pattern))
        if (!isMarked(index, passage)) say(`\`${typed}\` is wrong here: ${remedy}`, { index, length: typed.length })
    for (const [wrong, right] of Object.entries(words.confused)) {
      const pattern = RegExp.escape(wrong).replaceAll('\\x27', "['’]").replaceAll('\\x20', '\\s+')
      for (const { 0: typed, index } of value.matchAll(
        new RegExp(`(?<![\\p{L}\\p{N}'’])${pattern}(?![\\p{L}\\p{N}-])`, 'giu'),
      )) {
        // "De El Salvador": a name begins.
        if (typed.slice(1) !== typed.slice(1).toLowerCase()) continue
        say(`\`${typed.replace(/\s+/g, ' ')}\`: write \`${right}\``, { index, length: typed.length })
      }
    }
  },
})
