import { defineCheck } from './definition/check.ts'

export default defineCheck({
  id: 'comment-unclosed',
  severity: 'error',
  summary: 'A comment has no end, or an end no beginning: it is printed.',
  bad: 'Arches lean. ⟦<!--⟧ how?',
  good: 'Arches lean. <!-- how? -->',
  passage({ value }, say) {
    for (const { 0: mark, index } of value.matchAll(/<!--|(?<!\\)-->/g)) {
      const missing = mark === '-->' ? '`<!--` before it' : '`-->` behind it'
      say(`\`${mark}\` would be printed, with what belongs to it: write ${missing}`, { index, length: mark.length })
    }
  },
})
