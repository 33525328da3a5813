import { OPPOSITES, type Opposite } from '../../../languages/language.ts'
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
  if ([source, target].some(side => has(side, phrases(wordsIn(side.rules.words.negations))))) return
  for (const name of OPPOSITES) {
    const [from, to] = [sidesOf(source, name), sidesOf(target, name)]
    for (const side of [0, 1] as const) {
      const other = side === 0 ? 1 : 0
      const said = findIn(source, from[side])
      const place = findIn(target, to[other])
      if (!said || !place || has(source, from[other]) || has(target, to[side])) continue
      yield {
        reason: `\`${place.text}\` seems to say the opposite of \`${said.text}\` in the source`,
        index: place.index,
      }
    }
  }
}

function sidesOf({ rules }: Side, name: Opposite): [RegExp, RegExp] {
  const [one, other] = rules.parity.opposites[name]
  return [phrases(one.split('|')), phrases(other.split('|'))]
}
