import { defineCheck } from './definition/check.ts'

export default defineCheck({
  id: 'quotes-mixed',
  severity: 'warning',
  summary: 'A quotation opens with one kind of mark and closes with another, or has the marks of another language.',
  bad: 'They say ⟦‘⟧lean” of arches.',
  good: 'They say “‘lean’ of arches” in their cities’ “own” words.',
  passage({ value, marked }, say, { rules: { typography } }) {
    for (const { index } of value.matchAll(/‘(?=[^‘’“”]*”)/g))
      say('`‘` opens a quotation that `”` closes: write both single or both double', { index, length: 1 })
    const { double, single } = typography.quotes
    const own = [...double, ...single].join('')
    if (own.includes('«')) return
    for (const { 0: typed, index } of value.matchAll(/«[^«»]*»/g))
      if (!marked.some(([from, to]) => from <= index && index < to))
        say(`\`« »\` are the marks of another language: write \`${double.join(' ')}\``, { index, length: typed.length })
  },
})
