import { defineCheck } from './definition/check.ts'

export default defineCheck({
  id: 'brackets-empty',
  severity: 'warning',
  summary: 'Brackets have nothing in them: a citation or a remark was to come.',
  bad: 'Arches lean ⟦[]⟧.',
  good: 'Arches lean [@smith2020], says `lean()`.',
  passage({ value }, say) {
    for (const { 0: typed, index } of value.matchAll(/(?<![\p{L}\p{N}\\])(?:\[\s*\]|\(\s*\))(?![([{])/gu))
      say('Nothing stands in these brackets: fill them, or take them out', { index, length: typed.length })
  },
})
