import { defineCheck } from './definition/check.ts'

const YEARS = String.raw`(?<first>(?:19|20)\d\d)(?<hyphen> ?- ?)(?<last>(?:19|20)?\d\d)(?![\p{L}\p{N}-]|[.,/]\d)`

export default defineCheck({
  id: 'range-hyphen',
  severity: 'warning',
  summary: 'A hyphen stands in a range of years or numbers.',
  bad: 'From ⟦2005-2015⟧ they leaned.',
  good: 'From 2005–2015 they leaned, as in COVID-19 and on 2005-10-04.',
  passage({ value }, say, { rules: { numbers, typography } }) {
    if (typography.range === '-') return
    const units = [...numbers.counted, ...numbers.percent, ...Object.keys(numbers.scales)].map(RegExp.escape).join('|')
    const counted = `(?<first>\\d{1,3}(?:[.,]\\d+)?)(?<hyphen>-)(?<last>\\d{1,3}(?:[.,]\\d+)?)(?=\\s?[%°]|\\s(?:${units})(?!\\p{L}))`
    for (const range of [YEARS, counted])
      for (const { 0: match, index, groups = {} } of value.matchAll(
        new RegExp(`(?<![\\p{L}\\p{N}.,/–+-])${range}`, 'gu'),
      ))
        if (rises(groups))
          say(`Write the range with a dash: \`${match.replace(/ ?- ?/, '–')}\``, { index, length: match.length })
  },
})

/** `1998-99` and `2005-2015` are ranges; `50-50` is none. */
function rises({ first = '', last = '' }: Record<string, string | undefined>): boolean {
  const [from, to] = [first, last.length < first.length ? first.slice(0, first.length - last.length) + last : last]
  return Number(to.replace(',', '.')) > Number(from.replace(',', '.'))
}
