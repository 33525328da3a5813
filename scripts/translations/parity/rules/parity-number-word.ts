import { onceFor } from '../../../ground/once-for.ts'
import type { NumberWords } from '../../../languages/language.ts'
import { wordsIn } from '../../../languages/registry.ts'
import { countsIn, type Place } from '../count-words.ts'
import { defineParity, type Side } from '../definition.ts'
import { rankPattern, saysInWords } from '../number-words.ts'
import { findAll, has, phrases } from '../phrases.ts'

/** From here on: one and two are articles and pronouns as well. */
const LEAST = 3

export default defineParity({
  id: 'parity-number-word',
  severity: 'warning',
  summary: 'A translation has another number in words than its source: another count, another rank, another part.',
  bad: { translation: { source: 'It has three ways.', target: 'Tiene ⟦cuatro⟧ vías.' } },
  good: { translation: { source: 'It has three ways.', target: 'Tiene 3 vías.' } },
  *compare(source, target) {
    const said = [...countsIn(source.words, source.rules, LEAST)].filter(([value]) => !says(target, value))
    const added = [...countsIn(target.words, target.rules, LEAST)].filter(([value]) => !says(source, value))
    for (const [, { text, index }] of added) {
      const [, was] = said.shift() ?? []
      if (was) yield { reason: `\`${text}\` is another number than \`${was.text}\` in the source`, index }
    }
    // Ranks are said in many ways.
    const { cardinals, tens } = source.rules.numbers
    for (const [, { text }] of said)
      if ([cardinals, tens].some(list => wordsIn(list).includes(text.toLowerCase())))
        yield { reason: `The translation lacks the number \`${text}\``, index: 0 }
    yield* compareForms(source, target, 'fractions', 'part')
    yield* compareForms(source, target, 'multiples', 'multiple')
  },
})

function says(side: Side, value: number): boolean {
  const { visible, tag, rules } = side
  if (saysInWords(visible, value, tag) || new RegExp(`(?<!\\d)${value}(?!\\d)`).test(visible)) return true
  const part = rules.parity.fractions[value]
  if (part !== undefined && has(side, phrases(wordsIn(part)))) return true
  return endsOf(rules.numbers)(value).some(end => end.test(visible))
}

/** What finds a number as the end of a longer one: `thirty-three`. */
const endsOf = onceFor(({ cardinals, ordinals }: NumberWords) => {
  const [words, stems] = [wordsIn(cardinals), wordsIn(ordinals)]
  const known: RegExp[][] = words.map((word, value) => {
    const stem = stems[value - 1]
    const ends = [`${RegExp.escape(word)}(?![\\p{L}])`, ...(stem === undefined ? [] : [rankPattern(stem)])]
    return ends.map(end => new RegExp(end, 'iu'))
  })
  return (value: number): readonly RegExp[] => known[value] ?? []
})

/** Halves, thirds, quarters that turned into other ones; doubling that turned into trebling. */
function* compareForms(
  source: Side,
  target: Side,
  of: 'fractions' | 'multiples',
  what: string,
): Generator<{ reason: string; index: number }> {
  const [from, to] = [source, target].map(side => formsIn(side, of)) as [Map<number, Place>, Map<number, Place>]
  const lost = [...from].filter(([value]) => !to.has(value) && !says(target, value))
  const added = [...to].filter(([value]) => !from.has(value) && !says(source, value))
  for (const [, { text, index }] of added) {
    const [, was] = lost.shift() ?? []
    if (was) yield { reason: `\`${text}\` is another ${what} than \`${was.text}\` in the source`, index }
  }
}

function formsIn({ rules, words }: Side, of: 'fractions' | 'multiples'): Map<number, Place> {
  return new Map(
    Object.entries(rules.parity[of]).flatMap(([value, forms]) => {
      const [place] = findAll(words, phrases(wordsIn(forms)))
      return place ? [[Number(value), place] as const] : []
    }),
  )
}
