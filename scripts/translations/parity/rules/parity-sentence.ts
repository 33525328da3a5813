import { defineParity } from '../definition.ts'
import { splitSentences } from '../sentences.ts'

/** So short a source may be said in many ways, but hardly with a sentence less and so much shorter. */
const SHORT = 40
const LEAST_OF_SHORT = 0.8
const MOST_OF_SHORT = 1.75
/** What a sentence that two became, or that became two, is beside these, at the least and most. */
const LEAST_OF_JOINED = 0.86
const MOST_OF_PARTED = 1.65
/** So long a source, in characters, has more than one way of being said, but not in half the words. */
const LONG = 90
const LEAST = 0.72
const MOST = 1.75
/** The same where a sentence is missing, or there is one more. */
const LEAST_WITH_FEWER = 0.88
const MOST_WITH_MORE = 1.55

export default defineParity({
  id: 'parity-sentence',
  severity: 'warning',
  summary: 'A translation is so short or long that a sentence seems to be missing, or to be added.',
  bad: {
    translation: {
      source: 'The arches lean a little more with every year. The town repairs them when it has the money to do so.',
      target: '⟦⟧Los arcos se inclinan un poco más cada año.',
    },
  },
  good: {
    translation: {
      source: 'The arches lean a little more with every year. The town repairs them when it has the money to do so.',
      target: 'Los arcos se inclinan un poco más cada año. El municipio los repara cuando tiene dinero para ello.',
    },
  },
  *compare(source, target) {
    const [from, to] = [source, target].map(({ visible }) => visible.replace(/\ufffc/g, '').trim()) as [string, string]
    if (from.length < SHORT || source.tag.split('-')[0] === target.tag.split('-')[0]) return
    const ratio = to.length / from.length
    const [own, other] = [splitSentences(from), splitSentences(to)]
    const [expected, actual] = [own.length, other.length]
    const isLong = from.length >= LONG
    const [least, most] = isLong ? [LEAST_WITH_FEWER, MOST_WITH_MORE] : [LEAST_OF_SHORT, MOST_OF_SHORT]
    if ((isLong && ratio < LEAST) || (actual < expected && ratio < least) || joinedRatio(own, other) < LEAST_OF_JOINED)
      yield {
        reason: `The translation is short: ${count(actual)} here, ${count(expected)} in the source. Look whether one is missing`,
        index: 0,
      }
    else if (
      (isLong && ratio > MOST) ||
      (actual > expected && ratio > most) ||
      1 / joinedRatio(other, own) > MOST_OF_PARTED
    )
      yield {
        reason: `The translation is long: ${count(actual)} here, ${count(expected)} in the source. Look whether one was added`,
        index: 0,
      }
  },
})

/**
 * Where one text has a sentence more than the other: how long the sentence is that two of them became, beside these, if they
 * are those that fit best. 1 where nothing can be said.
 */
function joinedRatio(more: readonly string[], fewer: readonly string[]): number {
  if (more.length !== fewer.length + 1 || fewer.length < 2) return 1
  const ratios = fewer.map(
    (sentence, at) => sentence.length / ((more[at]?.length ?? 0) + (more[at + 1]?.length ?? 0) + 1),
  )
  return Math.max(...ratios)
}

function count(sentences: number): string {
  return sentences === 1 ? '1 sentence' : `${sentences} sentences`
}
