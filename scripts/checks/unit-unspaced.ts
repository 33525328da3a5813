import { defineCheck } from './definition/check.ts'

/** Units that are nothing else behind a number. Of one letter, `h`, `m` and `t` end names as well: `5G`, `2m`. */
const UNITS = 'kg|mg|km[²2]?|cm[²2]?|mm[²2]?|m²|ha|[kMGT]Wh?|dB|Mbit/s|°\\s?[CF]'

export default defineCheck({
  id: 'unit-unspaced',
  severity: 'warning',
  summary: 'No space stands between a number and its unit, or one within the unit.',
  bad: 'A stone weighs ⟦5kg⟧.',
  good: 'A stone weighs 5 kg, and lies at 20 °C in the hall A4kg.',
  passage({ value }, say) {
    for (const { 0: typed, 1: number = '', 2: unit = '', index } of value.matchAll(
      new RegExp(`(?<![\\p{L}\\p{N}_.,/-])(\\d+(?:[.,]\\d+)?)(${UNITS}| ?°\\s[CF])(?![\\p{L}\\p{N}])`, 'gu'),
    ))
      say(`\`${typed.replace(/\s/g, ' ')}\`: write \`${number} ${unit.replace(/\s/g, '')}\``, {
        index,
        length: typed.length,
      })
  },
})
