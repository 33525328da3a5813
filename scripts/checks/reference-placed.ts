import { wordsIn } from '../languages/registry.ts'
import { defineCheck } from './definition/check.ts'

/** A figure or table goes to the next page where there is no room for it, and readers by screen reader know no below. */
export default defineCheck({
  id: 'reference-placed',
  severity: 'warning',
  summary:
    'A figure, table or box is named by where it stands, and in print it may stand elsewhere: `the figure below`.',
  bad: 'The figure of an arch is known; ⟦the figure below⟧ shows it.',
  good: 'See [](#sec-arches); the figure above the average, and the following chapter.',
  passage({ value }, say, { rules }) {
    const { figure, table } = rules.citations.locators
    const { boxes, placed } = rules.words
    const things = oneOf([figure, table].flatMap(wordsIn).filter(isWhole).concat(wordsIn(boxes)))
    const lead = oneOf(wordsIn(placed.lead))
    const behind = `${things}\\s+${oneOf(placed.behind)}(?!\\s+(?:\\d|${oneOf(wordsIn(placed.otherwise))}(?!\\p{L})))`
    const before = placed.before === '' ? '' : `|${oneOf(wordsIn(placed.before))}\\s+${things}`
    const pattern = new RegExp(`(?<![\\p{L}\\p{N}-])${lead}\\s+(?:${behind}${before})(?![\\p{L}\\p{N}-])`, 'giu')
    for (const { 0: typed, index } of value.matchAll(pattern))
      say(
        `\`${typed.replace(/\s+/g, ' ')}\` may stand elsewhere in print: write \`[](#anchor)\`, and the build names it by its number`,
        { index, length: typed.length },
      )
  },
})

/** Short forms stand in citations. */
const isWhole = (word: string): boolean => word.length > 4

const oneOf = (words: readonly string[]): string =>
  `(?:${words.map(word => RegExp.escape(word).replaceAll('\\x20', '\\s+')).join('|')})`
