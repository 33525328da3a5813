import { defineCheck } from './definition/check.ts'

export default defineCheck({
  id: 'mark-unspaced',
  severity: 'error',
  summary: 'The mark of a heading or list has no space behind it, and would be printed.',
  bad: '⟦##⟧Spans\n\nThey lean.',
  good: '## Spans\n\n- They lean.',
  passage({ kind, value }, say) {
    if (kind !== 'paragraph') return
    for (const { 0: mark, index } of value.matchAll(
      /(?<=^|\n)(?:#{2,6}(?=[^\s#])|[-+](?=\p{L}\S* )|\d{1,2}[.)](?=\p{Lu}\p{Ll}))/gu,
    ))
      say(`\`${mark}\` has no space behind it: add one`, { index, length: mark.length })
  },
})
