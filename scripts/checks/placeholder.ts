import { defineCheck } from './definition/check.ts'

const PLACEHOLDER =
  /(?<![\p{L}\p{N}])(?:TODO|FIXME|XXX+|TBD|TBC)(?![\p{L}\p{N}])|\[(?:citation|source|reference) needed\]|lorem ipsum|\?{3,}/giu

export default defineCheck({
  id: 'placeholder',
  severity: 'warning',
  summary: 'The text holds a mark for what is still to be written.',
  bad: 'Arches lean. ⟦TODO⟧: say how.',
  good: 'Arches lean. <!-- TODO: say how. -->',
  passage({ value }, say) {
    // "Todo" is a word of Spanish and Portuguese.
    for (const { 0: mark, index } of value.matchAll(PLACEHOLDER))
      if (!/^(?:todo|fixme|tbd|tbc|x+)$/i.test(mark) || mark === mark.toUpperCase())
        say(`\`${mark}\` would be published: write what belongs here, or put it into a comment, \`<!-- … -->\``, {
          index,
          length: mark.length,
        })
  },
})
