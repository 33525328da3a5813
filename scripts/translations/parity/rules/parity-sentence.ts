import { defineParity } from '../definition.ts'
import { splitSentences } from '../sentences.ts'

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
    if (from.length < LONG || source.tag.split('-')[0] === target.tag.split('-')[0]) return
    const ratio = to.length / from.length
    const [expected, actual] = [splitSentences(from).length, splitSentences(to).length]
    if (ratio < LEAST || (actual < expected && ratio < LEAST_WITH_FEWER))
      yield {
        reason: `The translation is short: ${count(actual)} here, ${count(expected)} in the source. Look whether one is missing`,
        index: 0,
      }
    else if (ratio > MOST || (actual > expected && ratio > MOST_WITH_MORE))
      yield {
        reason: `The translation is long: ${count(actual)} here, ${count(expected)} in the source. Look whether one was added`,
        index: 0,
      }
  },
})

function count(sentences: number): string {
  return sentences === 1 ? '1 sentence' : `${sentences} sentences`
}
