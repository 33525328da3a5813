import { defineCheck } from './definition/check.ts'

export default defineCheck({
  id: 'minus-hyphen',
  severity: 'warning',
  summary: 'A hyphen stands for a minus sign.',
  bad: 'It cooled to ⟦-⟧5 °C.',
  good: 'It cooled to −5 °C, in 10-year spans.',
  passage({ value }, say) {
    for (const { index } of value.matchAll(/(?<=^|[\s(])-(?=\d)/g))
      say('A hyphen stands before a number: write a minus sign, `−`, or a dash, `–`', { index, length: 1 })
  },
})
