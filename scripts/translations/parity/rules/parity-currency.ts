import { defineParity, type Side } from '../definition.ts'
import { findIn, has, phrases } from '../phrases.ts'

export default defineParity({
  id: 'parity-currency',
  severity: 'warning',
  summary: 'A translation names another currency than its source, or none for an amount.',
  bad: { translation: { source: 'It cost 5 euros.', target: 'Costó 5 ⟦dólares⟧.' } },
  good: { translation: { source: 'It cost 5 euros.', target: 'Costó 5 EUR.' } },
  *compare(source, target) {
    const [from, to] = [currenciesIn(source), currenciesIn(target)]
    const lost = [...from.amounts.keys()].filter(code => !to.named.has(code))
    for (const [code, index] of to.amounts) {
      if (from.named.has(code)) continue
      const was = lost.shift()
      yield { reason: `The translation names ${code}, and the source ${was ?? 'no currency'}`, index }
    }
    for (const code of lost) yield { reason: `The translation does not name the currency, ${code}`, index: 0 }
  },
})

/** Currencies that are named at all, and those of amounts in figures, with the place of the first. */
function currenciesIn(side: Side): { named: Set<string>; amounts: Map<string, number> } {
  const named = new Set<string>()
  const amounts = new Map<string, number>()
  const scales = Object.keys(side.rules.numbers.scales).map(RegExp.escape).join('|')
  for (const [code, list] of Object.entries(side.rules.parity.currencies))
    for (const word of list.split(' ')) {
      const pattern = phrases([word])
      if (!has(side, pattern)) continue
      named.add(code)
      // Beside a number: `USD 5`, `5 million dollars`, `5 millones de dólares`.
      const beside = new RegExp(
        `(?:${pattern.source})(?=[\\s\\u00a0\\u202f]?\\d)|(?<=(?:\\d|${scales})[\\s\\u00a0\\u202f]?(?:\\p{L}{1,2}[\\s\\u00a0])?)(?:${pattern.source})`,
        'giu',
      )
      const place = findIn(side, beside)
      if (place && !amounts.has(code)) amounts.set(code, place.index)
    }
  return { named, amounts }
}
