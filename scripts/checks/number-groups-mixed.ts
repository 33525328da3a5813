import { rulesOf } from '../languages/registry.ts'
import { defineCheck } from './definition/check.ts'
import { eachReading, type Reading, readingsOf } from './definition/readings.ts'
import { isMarked } from './text/marked.ts'

/** A number whose thousands are set apart. */
interface Grouped {
  typed: string
  /** What sets them apart; any space is one. */
  gap: string
  offset: number
}

/** Numbers with one gap or more, all alike. Behind a name, as in `Agenda 21 200`, the first digits are the name's. */
const GROUPED =
  /(?<![\p{L}\p{N}.,/–-]|\p{Lu}[\p{L}\p{M}]*\s)\d{1,3}([.,'\u2019 \u00a0\u2009\u202f])\d{3}(?:\1\d{3})*(?![\p{N}/–-]|[.,\u00a0\u2009\u202f ]?\d)/gu

/** In names, quotation marks and links each keeps its own. The rarer way is told of. */
export default defineCheck({
  id: 'number-groups-mixed',
  severity: 'warning',
  summary: 'A text sets the thousands of its numbers apart in two ways, such as `5,000` beside `5 000`.',
  bad: 'Of 5,000 arches and 12,500 stones, ⟦3 000⟧ lean.',
  good: 'Of 5,000 arches and 12,500 stones, 3,000 lean; one weighs 1.250 tonnes, *of 4 000*.',
  publication(material, say) {
    for (const { language, readings } of readingsOf(material)) {
      const { thousands } = rulesOf(language.tag).typography
      // The other mark is the decimal one; where a space is the rule, a full stop is an older way.
      const gaps = [thousands, ' ', '\u2019', ...(thousands === ' ' ? ['.'] : [])]
      const found = eachReading('number-groups', [language.tag], readings, passages =>
        passages.flatMap(passage =>
          [...passage.value.matchAll(GROUPED)].flatMap(({ 0: typed, 1: mark = '', index }): Grouped[] => {
            const gap = /\s/.test(mark) ? ' ' : mark.replace("'", '\u2019')
            if (!gaps.includes(gap) || isMarked(index, passage)) return []
            return [{ typed, gap, offset: passage.offsetAt(index) }]
          }),
        ),
      )
      const all = [...found].flatMap(([reading, list]) => list.map(grouped => ({ ...grouped, reading })))
      const ways = [...Map.groupBy(all, ({ gap }) => gap).values()].sort((a, b) => b.length - a.length)
      const [usual, ...others] = ways
      for (const { typed, offset, reading } of others.flat())
        tell(
          reading,
          `\`${shown(typed)}\` is written in another way than \`${shown(usual?.[0]?.typed ?? '')}\``,
          offset,
          typed,
        )
    }

    function tell({ file, pointAt, ignored }: Reading, what: string, offset: number, typed: string): void {
      if (ignored?.has('number-groups-mixed')) return
      say(file, `${what}: set the thousands of all numbers apart alike`, {
        place: { start: pointAt(offset), end: pointAt(offset + typed.length) },
        actual: typed,
      })
    }
  },
})

const shown = (number: string): string => number.replace(/\s/g, ' ')
