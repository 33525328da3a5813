import { wordsIn } from '../../../languages/registry.ts'
import { defineParity, type Side } from '../definition.ts'
import { findIn, has, phrases } from '../phrases.ts'
import { sentencePairs } from '../sentences.ts'

/** Languages deny in many ways, so this is for the translator to weigh: neither side may have anything of the kind. */
export default defineParity({
  id: 'parity-negation',
  severity: 'hint',
  summary: 'A translation denies what its source says, or says what its source denies.',
  bad: { translation: { source: 'There is no cure.', target: '⟦⟧Hay una cura.' } },
  good: { translation: { source: 'There is no cure.', target: 'No hay cura.' } },
  *compare(source, target) {
    for (const [from, to] of sentencePairs(source, target)) {
      const [denied, denies] = [negationsOf(from), negationsOf(to)]
      if (has(from, denied) && !has(to, denies) && !has(to, phrases(wordsIn(to.rules.parity.denials))))
        yield {
          reason: `The source has \`${findIn(from, denied)?.text ?? ''}\`, and the translation denies nothing: look whether it says the same`,
          index: to.words[0]?.index ?? 0,
        }
      const place = findIn(to, denies)
      if (place && !has(from, denied) && !has(from, phrases(wordsIn(from.rules.parity.denials))))
        yield {
          reason: `The translation has \`${place.text}\`, and the source denies nothing: look whether it says the same`,
          index: place.index,
        }
    }
  },
})

function negationsOf({ rules }: Side): RegExp {
  return phrases(wordsIn(rules.words.negations))
}
