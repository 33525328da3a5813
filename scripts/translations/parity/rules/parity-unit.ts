import { wordsIn } from '../../../languages/registry.ts'
import { defineParity, type Side } from '../definition.ts'
import { findAll, phrases } from '../phrases.ts'

export default defineParity({
  id: 'parity-unit',
  severity: 'warning',
  summary: 'A translation gives a number of its source in another unit: miles for kilometres, hours for days.',
  bad: { translation: { source: 'It is 3 km long.', target: 'Mide 3 ⟦millas⟧.' } },
  good: { translation: { source: 'It is 3 km long.', target: 'Mide tres kilómetros.' } },
  *compare(source, target) {
    const from = measuresIn(source)
    if (from.length === 0) return
    for (const { value, unit, text, index } of measuresIn(target)) {
      const same = from.filter(measure => measure.value === value)
      const [first] = same
      if (first && !same.some(measure => measure.unit === unit))
        yield { reason: `\`${text}\` is another unit than \`${first.text}\` in the source`, index }
    }
  },
})

interface Measure {
  /** In figures, without what groups them or parts the decimals. */
  value: string
  unit: string
  /** The unit, as it is written. */
  text: string
  index: number
}

/** Numbers, in figures or words, with a unit right behind them. */
function measuresIn({ rules, words }: Side): Measure[] {
  const cardinals = wordsIn(rules.numbers.cardinals)
  const numbers = /(?<![\p{L}\d.,])(\d(?:[\d.,]*\d)?|\p{L}+)[\s\u00a0\u202f-]$/u
  const figuresOf = (number: string): string => {
    const at = cardinals.indexOf(number.toLowerCase())
    return at >= 0 ? String(at) : number.replace(/[.,]/g, '')
  }
  return Object.entries(rules.parity.units).flatMap(([unit, forms]) =>
    findAll(words, phrases(wordsIn(forms))).flatMap(({ text, index }): Measure[] => {
      const part = words.findLast(each => each.index <= index)
      const before = part?.text.slice(0, index - part.index) ?? ''
      const [, number] = numbers.exec(before) ?? []
      const value = number === undefined ? '' : figuresOf(number)
      return /^\d+$/.test(value) ? [{ value, unit, text, index }] : []
    }),
  )
}
