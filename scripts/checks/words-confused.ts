import { onceFor } from '../ground/once-for.ts'
import type { LanguageRules } from '../languages/language.ts'
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
    const small = value.toLowerCase()
    for (const { first, pattern, right } of confusedOf(words)) {
      // This tells sooner than the pattern.
      if (!small.includes(first)) continue
      for (const { 0: typed, index } of value.matchAll(pattern)) {
        // "De El Salvador": a name begins.
        if (typed.slice(1) !== typed.slice(1).toLowerCase()) continue
        say(`\`${typed.replace(/\s+/g, ' ')}\`: write \`${right}\``, { index, length: typed.length })
      }
    }
  },
})

const confusedOf = onceFor(({ confused }: LanguageRules['words']) =>
  Object.entries(confused).map(([wrong, right]) => {
    const words = RegExp.escape(wrong).replaceAll('\\x27', "['’]").replaceAll('\\x20', '\\s+')
    const [first = ''] = /^\p{L}*/u.exec(wrong.toLowerCase()) ?? []
    return { first, pattern: new RegExp(`(?<![\\p{L}\\p{N}'’])${words}(?![\\p{L}\\p{N}-])`, 'giu'), right }
  }),
)
