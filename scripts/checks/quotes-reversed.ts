import { defineCheck } from './definition/check.ts'

export default defineCheck({
  id: 'quotes-reversed',
  severity: 'warning',
  summary: 'Quotation marks are the wrong way round.',
  bad: 'They call it ⟦”⟧leaning“ here.',
  good: 'They call it “leaning” here.',
  passage({ value }, say, { rules }) {
    const { double, single } = rules.typography.quotes
    for (const [open, close] of [...new Set([double, single, ['“', '”'], ['«', '»']] as const)]) {
      // There are languages in which “ closes, or ” opens.
      if (open === close || [double, single].some(own => own[0] === close || own[1] === open)) continue
      // An apostrophe is the same sign as a closing mark.
      if (close === '’') continue
      const word = String.raw`[\p{L}\p{N}]`
      const reversed = `(?<=^|[\\s(])${close}(?=${word})(?:[^${open}${close}]*[\\p{L}\\p{N}.,!?]${open}(?=[\\s.,;:)]|$))?`
      for (const { 0: match, index } of value.matchAll(
        new RegExp(`${reversed}|(?<=${word})${open}(?=[\\s.,;:)]|$)`, 'gu'),
      ))
        say(`\`${match.charAt(0)}\` is the wrong way round: write straight quotation marks, and the build sets them`, {
          index,
          length: 1,
        })
    }
  },
})
