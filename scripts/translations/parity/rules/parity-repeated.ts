import { defineParity, type Side } from '../definition.ts'
import { isFarLonger } from '../prose.ts'
import { splitSentences } from '../sentences.ts'

/** So many words in a row stand twice by mistake only, unless they do in the source; of a whole sentence, fewer do. */
const RUN = 6
const SENTENCE = 3

export default defineParity({
  id: 'parity-repeated',
  severity: 'warning',
  summary: 'A translation says a passage twice that its source says once.',
  bad: {
    translation: {
      source: 'The town repairs the old arches.',
      target: 'El pueblo repara los arcos viejos. ⟦El⟧ pueblo repara los arcos viejos.',
    },
  },
  good: {
    translation: { source: 'The town repairs the old arches.', target: 'El pueblo repara los arcos viejos.' },
  },
  *compare(source, target) {
    // `parity-length` tells.
    if (isFarLonger(source.text, target.text)) return
    const again = repeats(target) ?? repeatedSentence(target)
    if (again !== undefined && repeats(source) === undefined && repeatedSentence(source) === undefined)
      yield { reason: 'A passage stands here twice: leave one', index: again }
  },
})

/** Where a sentence begins that stood there before. */
function repeatedSentence({ words }: Side): number | undefined {
  const seen = new Set<string>()
  for (const { text, index } of words) {
    let at = 0
    for (const sentence of splitSentences(text)) {
      at = text.indexOf(sentence, at)
      const said = sentence.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
      const key = said.join(' ')
      if (said.length >= SENTENCE && seen.has(key)) return index + at
      seen.add(key)
      at += sentence.length
    }
  }
  return undefined
}

/** Where a run of words begins for the second time. */
function repeats({ words }: Side): number | undefined {
  const all = words.flatMap(({ text, index }) =>
    Array.from(text.matchAll(/[\p{L}\p{N}]+/gu), match => ({ word: match[0].toLowerCase(), at: index + match.index })),
  )
  const seen = new Map<string, number>()
  for (let start = 0; start + RUN <= all.length; start++) {
    const run = all.slice(start, start + RUN).map(({ word }) => word)
    // A word that stands many times in a row is told by `parity-doubled`.
    if (new Set(run).size < RUN / 2) continue
    const key = run.join(' ')
    const before = seen.get(key)
    if (before !== undefined && before + RUN <= start) return all[start]?.at
    if (before === undefined) seen.set(key, start)
  }
  return undefined
}
