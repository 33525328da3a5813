import { defineCheck } from './definition/check.ts'

/** Letters of Greek that look like Latin ones. Others stand in units and formulas: `μm`, `kΩ`, `Δt`. */
const GREEK = 'ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαιονρυχκ'
const MIXED = new RegExp(
  `(?<!\\p{L})(?=\\p{L}*[\\p{Script=Cyrillic}${GREEK}])(?=\\p{L}*\\p{Script=Latin})\\p{L}+`,
  'gu',
)

export default defineCheck({
  id: 'script-mixed',
  severity: 'warning',
  summary: 'A word holds letters of two scripts that look alike.',
  bad: '⟦Аrches⟧ lean.',
  good: 'Arches lean by 5 μm, as арки do.',
  passage({ value }, say) {
    for (const { 0: word, index } of value.matchAll(MIXED)) {
      const strange = /[\p{Script=Cyrillic}\p{Script=Greek}]/u.exec(word)?.[0] ?? ''
      const code = strange.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
      say(`\`${word}\` holds a letter of another script, \`${strange}\` (U+${code}): type the word anew`, {
        index,
        length: word.length,
      })
    }
  },
})
