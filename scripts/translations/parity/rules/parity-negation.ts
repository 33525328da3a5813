import { wordsIn } from '../../../languages/registry.ts'
import { defineParity, type Side } from '../definition.ts'
import { findAll, has, phrases } from '../phrases.ts'
import { sentencePairs } from '../sentences.ts'

/** Languages deny in many ways, so this is for the translator to weigh: neither side may have anything of the kind. */
export default defineParity({
  id: 'parity-negation',
  severity: 'hint',
  summary: 'A translation denies what its source says, or says what its source denies.',
  bad: { translation: { source: 'There is no cure.', target: '⟦⟧Hay una cura.' } },
  good: { translation: { source: 'There is no cure.', target: 'No hay cura.' } },
  *compare(source, target) {
    // `No.` by itself is a heading of numbers as well.
    if (/^\P{L}*\p{L}+\P{L}*$/u.test(source.visible)) return
    for (const [from, to] of sentencePairs(source, target)) {
      const [denied, denies] = [negationIn(from), negationIn(to)]
      if (denied && !speaksOfNone(to))
        yield {
          reason: `The source has \`${denied.text}\`, and the translation denies nothing: look whether it says the same`,
          index: to.words[0]?.index ?? 0,
        }
      if (denies && !speaksOfNone(from))
        yield {
          reason: `The translation has \`${denies.text}\`, and the source denies nothing: look whether it says the same`,
          index: denies.index,
        }
    }
  },
})

/** Whether a side has a negation, or a word by which something is denied all the same. */
function speaksOfNone(side: Side): boolean {
  return (
    has(side, phrases(wordsIn(side.rules.words.negations))) || has(side, phrases(wordsIn(side.rules.parity.denials)))
  )
}

/** The first negation that denies something: not `not only`, and not `no. 7`. */
function negationIn({ words, rules }: Side): { text: string; index: number } | undefined {
  const affirming = findAll(words, phrases(rules.parity.affirming))
  const isNumber = ({ text, index }: { text: string; index: number }): boolean =>
    words.some(
      part => /^\.[\s\u00a0]?\d/.test(part.text.slice(index - part.index + text.length)) && part.index <= index,
    )
  return findAll(words, phrases(wordsIn(rules.words.negations))).find(
    found =>
      !affirming.some(({ text, index }) => index <= found.index && found.index < index + text.length) &&
      !isNumber(found),
  )
}
