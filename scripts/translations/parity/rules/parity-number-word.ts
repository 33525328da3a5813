import { onceFor } from '../../../ground/once-for.ts'
import type { NumberWords } from '../../../languages/language.ts'
import { wordsIn } from '../../../languages/registry.ts'
import { defineParity, type Side } from '../definition.ts'
import { saysInWords } from '../number-words.ts'
import { findAll, has, onlyBeside, phrases } from '../phrases.ts'

/** From here on: one and two are articles and pronouns as well. */
const LEAST = 3

export default defineParity({
  id: 'parity-number-word',
  severity: 'warning',
  summary: 'A translation has another number in words than its source: another count, another rank, another part.',
  bad: { translation: { source: 'It has three ways.', target: 'Tiene ⟦cuatro⟧ vías.' } },
  good: { translation: { source: 'It has three ways.', target: 'Tiene 3 vías.' } },
  *compare(source, target) {
    const said = [...countsIn(source)].filter(([value]) => !says(target, value))
    const added = [...countsIn(target)].filter(([value]) => !says(source, value))
    for (const [, { text, index }] of added) {
      const [, was] = said.shift() ?? []
      if (was) yield { reason: `\`${text}\` is another number than \`${was.text}\` in the source`, index }
    }
    // Ranks are said in many ways.
    const { cardinals, tens } = source.rules.numbers
    for (const [, { text }] of said)
      if ([cardinals, tens].some(list => wordsIn(list).includes(text.toLowerCase())))
        yield { reason: `The translation lacks the number \`${text}\``, index: 0 }
    yield* compareParts(source, target)
  },
})

type Place = { text: string; index: number }

/** The pattern that finds the word for a number by itself. */
type NumberWord = [value: number, pattern: RegExp]

const numberWordsOf = onceFor(({ cardinals, tens, ordinals, scales }: NumberWords): NumberWord[] => {
  const [small, large, ranks] = [cardinals, tens, ordinals].map(wordsIn) as [string[], string[], string[]]
  const hundred = large.at(-1) ?? ''
  const parts = [...small, ...large].map(RegExp.escape).join('|')
  const longer = [hundred, ...Object.keys(scales)].map(RegExp.escape).join('|')
  const word = (value: number, stem: string, ending: '' | '*' = ''): NumberWord => {
    const form = RegExp.escape(stem) + (ending === '*' ? '\\p{L}{0,2}' : '')
    const pattern = new RegExp(
      `(?=${form})(?<![\\p{L}.–-])(?<!(?:${parts})[- ](?:\\p{L}{1,2} )?)${form}(?![\\p{L}])(?![- ](?:\\p{L}{1,2} )?(?:${parts})(?![\\p{L}]))(?![- ](?:${longer}))`,
      'giu',
    )
    return [value, onlyBeside([`${stem}${ending}`], pattern)]
  }
  return [
    ...small.flatMap((stem, value) => (value < LEAST ? [] : [word(value, stem)])),
    ...large.slice(0, -1).map((stem, index) => word(10 * (index + 1), stem)),
    ...ranks.flatMap((stem, index) => (index + 1 < LEAST ? [] : [word(index + 1, stem, '*')])),
  ]
})

/** Numbers in words, with the first place of each. What belongs to a longer number is left out: `twenty-five`. */
function countsIn({ rules, words }: Side): Map<number, Place> {
  const found = new Map<number, Place>()
  for (const [value, pattern] of numberWordsOf(rules.numbers)) {
    const [place] = findAll(words, pattern)
    if (place && !found.has(value)) found.set(value, place)
  }
  return found
}

function says(side: Side, value: number): boolean {
  const { visible, tag, rules } = side
  if (saysInWords(visible, value, tag) || new RegExp(`(?<!\\d)${value}(?!\\d)`).test(visible)) return true
  const part = rules.parity.fractions[value]
  if (part !== undefined && has(side, phrases(wordsIn(part)))) return true
  // As the end of a longer number: `thirty-three`.
  const word = [wordsIn(rules.numbers.cardinals)[value], wordsIn(rules.numbers.ordinals)[value - 1]]
  return word.some(each => each !== undefined && visible.toLowerCase().includes(each))
}

/** Halves, thirds, quarters that turned into other ones. */
function* compareParts(source: Side, target: Side): Generator<{ reason: string; index: number }> {
  const [from, to] = [source, target].map(partsIn) as [Map<number, Place>, Map<number, Place>]
  const lost = [...from].filter(([value]) => !to.has(value) && !says(target, value))
  const added = [...to].filter(([value]) => !from.has(value) && !says(source, value))
  for (const [, { text, index }] of added) {
    const [, was] = lost.shift() ?? []
    if (was) yield { reason: `\`${text}\` is another part than \`${was.text}\` in the source`, index }
  }
}

function partsIn({ rules, words }: Side): Map<number, Place> {
  return new Map(
    Object.entries(rules.parity.fractions).flatMap(([value, forms]) => {
      const [place] = findAll(words, phrases(wordsIn(forms)))
      return place ? [[Number(value), place] as const] : []
    }),
  )
}
