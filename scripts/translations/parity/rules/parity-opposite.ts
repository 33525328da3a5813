import { onceFor } from '../../../ground/once-for.ts'
import { type LanguageRules, OPPOSITES, type Opposite } from '../../../languages/language.ts'
import { wordsIn } from '../../../languages/registry.ts'
import { type Difference, defineParity, type Side } from '../definition.ts'
import { findIn, has, phrases } from '../phrases.ts'
import { sentencePairs } from '../sentences.ts'

/** More and less, before and after, must and may. Beside a negation, "not more" is "at most": nothing is said then. */
export default defineParity({
  id: 'parity-opposite',
  severity: 'hint',
  summary: 'A translation says the opposite of its source: less for more, after for before.',
  bad: { translation: { source: 'It costs more.', target: 'Cuesta ⟦menos⟧.' } },
  good: { translation: { source: 'It costs more.', target: 'Cuesta más.' } },
  *compare(source, target) {
    for (const [from, to] of sentencePairs(source, target)) yield* compareSentences(from, to)
  },
})

function* compareSentences(source: Side, target: Side): Generator<Difference> {
  const isDenied = [source, target].some(side => has(side, phrases(wordsIn(side.rules.words.negations))))
  for (const name of OPPOSITES) {
    // `never` is a negation itself.
    if (isDenied && name !== 'frequency') continue
    const [from, to] = [sidesOf(source, name), sidesOf(target, name)]
    for (const side of [0, 1] as const) {
      const other = side === 0 ? 1 : 0
      const said = findIn(source, from[side])
      const place = said && findIn(target, to[other])
      if (!place || has(source, from[other]) || has(target, to[side])) continue
      yield {
        reason: `\`${place.text}\` seems to say the opposite of \`${said.text}\` in the source`,
        index: place.index,
      }
    }
  }
}

/** The patterns of both sides of an opposite, in a language. */
const oppositesOf = onceFor(({ parity }: LanguageRules) => {
  const pairs = Object.entries(parity.opposites).map(([name, sides]) => {
    const [one, other] = sides.map(side => phrases(side.split('|'))) as [RegExp, RegExp]
    return [name, [one, other]] as const
  })
  return new Map<string, readonly [RegExp, RegExp]>(pairs)
})

function sidesOf({ rules }: Side, name: Opposite): readonly [RegExp, RegExp] {
  const sides = oppositesOf(rules).get(name)
  if (!sides) throw new Error(`A language has no opposites called ${name}`)
  return sides
}
