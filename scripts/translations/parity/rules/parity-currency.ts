import { onceFor } from '../../../ground/once-for.ts'
import type { LanguageRules } from '../../../languages/language.ts'
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

interface Currency {
  code: string
  named: RegExp
  /** Beside a number: `USD 5`, `5 million dollars`, `5 millones de dólares`. */
  beside: RegExp
}

/** The words for currencies in a language, each with its currency. */
const wordsOf = onceFor(({ numbers, parity }: LanguageRules): Currency[] => {
  const scales = Object.keys(numbers.scales).map(RegExp.escape).join('|')
  return Object.entries(parity.currencies).flatMap(([code, list]) =>
    list.split(' ').map(word => {
      const named = phrases([word])
      const beside = new RegExp(
        `(?:${named.source})(?=[\\s\\u00a0\\u202f]?\\d)|(?<=(?:\\d|${scales})[\\s\\u00a0\\u202f]?(?:\\p{L}{1,2}[\\s\\u00a0])?)(?:${named.source})`,
        'giu',
      )
      return { code, named, beside }
    }),
  )
})

/** Currencies that are named at all, and those of amounts in figures, with the place of the first. */
function currenciesIn(side: Side): { named: Set<string>; amounts: Map<string, number> } {
  const found = { named: new Set<string>(), amounts: new Map<string, number>() }
  for (const { code, named, beside } of wordsOf(side.rules)) {
    if (!has(side, named)) continue
    found.named.add(code)
    const place = findIn(side, beside)
    if (place && !found.amounts.has(code)) found.amounts.set(code, place.index)
  }
  return found
}
