import type { Segment } from '../model/source.ts'
import { type Locale, translationOf } from './locales/locale.ts'
import { createMemory } from './memory.ts'
import { countWords } from './share.ts'
import { createSimilarity } from './similarity.ts'

/** What work a segment is, as agencies reckon it: by how much of it was translated before. */
export type Band = 'translated' | 'repeated' | '100 %' | '85–99 %' | '75–84 %' | '50–74 %' | 'new'

export const BANDS: readonly Band[] = ['translated', 'repeated', '100 %', '85–99 %', '75–84 %', '50–74 %', 'new']

export interface Amount {
  segments: number
  /** Of the source. */
  words: number
}

export interface Quote {
  /** Id of the language. */
  id: string
  name: string
  bands: Record<Band, Amount>
}

/** Lowest score of each band of what is like something translated before, best first. */
const LOWEST: readonly (readonly [Band, number])[] = [
  ['100 %', 1],
  ['85–99 %', 0.85],
  ['75–84 %', 0.75],
  ['50–74 %', 0.5],
]

/**
 * Counts what there is to translate into a language. A stale segment is as near to its own older source as to anything else
 * that was translated; of segments with the same words the first is work, the others are `repeated`.
 */
export function quoteOf(segments: Iterable<Pick<Segment, 'id' | 'text'>>, locale: Locale): Quote {
  const { id, name } = locale.language
  const all = [...segments]
  const memory = createMemory(locale)
  const similarity = createSimilarity(all.map(({ text }) => text))
  const bands = Object.fromEntries(BANDS.map(band => [band, { segments: 0, words: 0 }])) as Record<Band, Amount>
  const seen = new Set<string>()
  for (const segment of all) {
    const { state, previous } = translationOf(segment, locale)
    const own = previous === undefined ? 0 : Math.min(similarity.score(previous, segment.text), 0.99)
    const best = state === 'translated' ? 1 : Math.max(own, memory.matches(segment)[0]?.score ?? 0)
    const found: Band = LOWEST.find(([, lowest]) => best >= lowest)?.[0] ?? 'new'
    const band = state === 'translated' ? 'translated' : seen.has(segment.text) ? 'repeated' : found
    if (state !== 'translated') seen.add(segment.text)
    bands[band].segments++
    bands[band].words += countWords(segment.text)
  }
  return { id, name, bands }
}

/** Quotes as text, a table for each language. */
export function formatQuotes(quotes: readonly Quote[]): string {
  return quotes
    .map(({ id, name, bands }) => {
      const rows = BANDS.map(band => [band, String(bands[band].segments), String(bands[band].words)])
      const work = BANDS.filter(band => band !== 'translated').map(band => bands[band])
      const sum = (count: (amount: Amount) => number): string =>
        String(work.reduce((all, each) => all + count(each), 0))
      const total = ['to translate', sum(({ segments }) => segments), sum(({ words }) => words)]
      const line = ([first = '', ...rest]: string[]): string =>
        `  ${first.padEnd(14)}${rest.map(cell => cell.padStart(10)).join('')}`
      return [`${name} (${id})`, line(['', 'segments', 'words']), ...[...rows, total].map(line)].join('\n')
    })
    .join('\n\n')
    .concat('\n')
}
