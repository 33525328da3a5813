import { defineCheck } from './definition/check.ts'

export default defineCheck({
  id: 'times-letter',
  severity: 'hint',
  summary: 'The letter `x` stands between numbers for the sign `×`.',
  bad: 'A stone of 5 ⟦x⟧ 3 metres.',
  good: 'A stone of 5 × 3 metres, moved by a 4x4.',
  passage({ value }, say) {
    for (const { index } of value.matchAll(/(?<=\d(?:\s?(?:cm|mm|km|m))?\s)[xX](?=\s\d)/gu))
      say('The letter `x` stands for the sign of times: write `×`', { index, length: 1 })
  },
})
