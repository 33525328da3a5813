import { onceFor } from '../../../ground/once-for.ts'
import type { LanguageRules } from '../../../languages/language.ts'
import { defineParity, type Side } from '../definition.ts'
import { findIn, has, phrases } from '../phrases.ts'

export default defineParity({
  id: 'parity-percent',
  severity: 'warning',
  summary: 'A translation lacks a percentage of its source, has one more, or takes percentage points for per cent.',
  bad: { translation: { source: 'It is 21 per cent.', target: 'Es el ⟦⟧21.' } },
  good: { translation: { source: 'It is 21 per cent.', target: 'Es el 21 %.' } },
  *compare(source, target) {
    const [points, own] = [source, target].map(({ rules }) => phrases(rules.parity.percentagePoints)) as [
      RegExp,
      RegExp,
    ]
    if (has(source, points) !== has(target, own)) {
      const place = findIn(target, own) ?? findIn(target, percentOf(target))
      const [is, was] = has(source, points) ? ['per cent', 'percentage points'] : ['percentage points', 'per cent']
      if (place) yield { reason: `The translation says ${is}, and the source ${was}`, index: place.index }
      return
    }
    if (countOf(target, false) < Math.min(countOf(source, true), keptOf(source, target)))
      yield { reason: 'The translation lacks a “per cent” of the source', index: firstNumber(target) }
    else if (countOf(source, false) === 0 && countOf(target, true) > 0)
      yield {
        reason: 'The source says nothing of “per cent” here',
        index: findIn(target, percentOf(target))?.index ?? 0,
      }
  },
})

/** How many percentages of the source have their number in the target: "half" for 50 % is for the rule on numbers. */
function keptOf(source: Side, target: Side): number {
  if (!has(source, percentOf(source))) return 0
  const digits = (number: string): string => number.replace(/\D/g, '')
  const kept = new Set(Array.from(target.visible.matchAll(/\d[\d.,]*/g), ([number]) => digits(number)))
  const percentages = source.visible.matchAll(
    new RegExp(`(\\d[\\d.,]*)[\\s\\u00a0\\u202f]*(?:${percentOf(source).source})`, 'giu'),
  )
  return [...percentages].filter(([, number = '']) => kept.has(digits(number))).length
}

interface Percent {
  /** Any "per cent". */
  any: RegExp
  ofNumber: RegExp
  /** One that shares its "per cent" with the next: one is enough. */
  shared: RegExp
}

const patternsOf = onceFor(({ numbers }: LanguageRules): Percent => {
  const any = phrases(['%', ...numbers.percent])
  const word = ['%', ...numbers.percent].map(RegExp.escape).join('|')
  return {
    any,
    ofNumber: new RegExp(`(?<=\\d[\\s\\u00a0\\u202f]*)(?:${any.source})`, 'giu'),
    shared: new RegExp(
      `(?:${word})(?=\\s*(?:[-–—,]|\\p{L}{1,4}(?: \\p{L}{1,3})?)?\\s*\\d[\\d.,]*\\s*(?:${word}))`,
      'giu',
    ),
  }
})

function countOf(side: Side, isOfNumber: boolean): number {
  const { any, ofNumber, shared } = patternsOf(side.rules)
  // Few texts have any, and this tells sooner.
  if (!has(side, any)) return 0
  return side.visible.replace(shared, '').match(isOfNumber ? ofNumber : any)?.length ?? 0
}

function percentOf({ rules }: Side): RegExp {
  return patternsOf(rules).any
}

function firstNumber(side: Side): number {
  return findIn(side, /\d+/g)?.index ?? 0
}
