import { defineCheck } from './definition/check.ts'

/** Marks that are left as text: those that nothing closes, and those that spaces keep from being marks. */
const LEFT: readonly RegExp[] = [
  /(?<![\\*])\*{2,3}(?!\*)/gu,
  /(?<![\\*\p{L}\p{N}])\*(?=\p{L})/gu,
  /(?<![\\_\p{L}\p{N}/])_{1,3}(?=\p{L})/gu,
  /(?<![\\~])~~(?!~)/gu,
  /(?<![\\`])`+/gu,
]

export default defineCheck({
  id: 'emphasis-unclosed',
  severity: 'error',
  summary: 'Marks of emphasis or code are not closed, and would be printed.',
  bad: 'Arches ⟦**⟧lean.',
  good: 'Arches **lean**, as 2 \\* 2 leans in `lean_on`.',
  passage({ value, kind }, say) {
    if (kind === 'words') return
    for (const pattern of LEFT) {
      // The next one like it is its other half.
      const [first] = value.matchAll(pattern)
      if (!first) continue
      const [mark] = first
      say(`\`${mark}\` has no other one that closes it: add it, or write \`\\${mark.charAt(0)}\` for the sign`, {
        index: first.index,
        length: mark.length,
      })
    }
  },
})
