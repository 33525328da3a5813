import { defineCheck } from './definition/check.ts'

export default defineCheck({
  id: 'quote-open',
  severity: 'warning',
  summary: 'A quotation mark has no other to go with it.',
  bad: 'They call it ⟦"⟧leaning here.',
  good: 'They call it "leaning" here, on a board of 12" and more.',
  passage({ value }, say) {
    // Inches and seconds stand behind a number.
    const marks = [...value.matchAll(/(?<!\d ?)"/g)]
    const last = marks.at(-1)
    if (marks.length % 2 === 0 || !last || value.includes('\\"')) return
    const opens = (mark: RegExpExecArray | undefined): boolean =>
      mark !== undefined && /^"[\p{L}\p{N}\ufffc]/u.test(value.slice(mark.index, mark.index + 2))
    // The one behind which another opens; else the last that opens.
    const { index } = marks.find((mark, at) => opens(mark) && opens(marks[at + 1])) ?? marks.findLast(opens) ?? last
    say('`"` has no other to go with it: close the quotation, or take the mark out', { index, length: 1 })
  },
})
