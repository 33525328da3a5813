import { defineCheck } from './definition/check.ts'

export default defineCheck({
  id: 'list-typed',
  severity: 'warning',
  summary: 'A list is made with signs that are no marks of a list: it is printed as one paragraph.',
  bad: '⟦•⟧ Stone\n• Steel',
  good: '- Stone\n- Steel · iron',
  passage({ kind, value }, say) {
    if (kind !== 'paragraph') return
    // Once for a list.
    const { 0: sign, index } = /(?<=^|\n)[•·‣▪●◦■](?=\s)/u.exec(value) ?? {}
    if (sign !== undefined && index !== undefined)
      say(`\`${sign}\` is no mark of a list: write \`-\``, { index, length: sign.length })
  },
})
