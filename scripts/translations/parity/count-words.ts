import { onceFor } from '../../ground/once-for.ts'
import type { LanguageRules } from '../../languages/language.ts'
import { wordsIn } from '../../languages/registry.ts'
import type { Words } from './inspect.ts'
import { ROMAN, romanValue } from './number-words.ts'
import { findAll } from './phrases.ts'

export interface Place {
  text: string
  index: number
}

/** The numbers of a language, by their words. */
interface Lexicon {
  cardinals: ReadonlyMap<string, number>
  /** By stem; those of two words by both stems, with a hyphen between. */
  ranks: ReadonlyMap<string, number>
  /** Words that make one longer number of what stands before: `hundred`, `million`. */
  longer: ReadonlySet<string>
}

const lexiconOf = onceFor(({ numbers }: LanguageRules): Lexicon => {
  const { cardinals, tens, ordinals, scales } = numbers
  const [small, large, ranks] = [cardinals, tens, ordinals].map(wordsIn) as [string[], string[], string[]]
  return {
    cardinals: new Map([
      ...large.slice(0, -1).map((word, index): [string, number] => [word, 10 * (index + 1)]),
      ...small.map((word, value): [string, number] => [word, value]),
    ]),
    ranks: new Map(
      ranks.flatMap((stems, index) => stems.split('|').map((stem): [string, number] => [stem, index + 1])),
    ),
    longer: new Set([...large.slice(-1), ...Object.keys(scales)].flatMap(words => words.split(' '))),
  }
})

interface Counted extends Place {
  value: number
  isRank: boolean
}

/**
 * Numbers in words and Roman ones, with the first place of each. What belongs to a longer number is left out:
 * `twenty-five`.
 *
 * @param least the smallest that counts
 */
export function countsIn(words: readonly Words[], rules: LanguageRules, least: number): Map<number, Place> {
  const found = new Map<number, Place>()
  const add = ({ text, index }: Place, value: number): void => {
    if (value >= least && !found.has(value)) found.set(value, { text, index })
  }
  for (const { text, index } of words)
    for (const counted of standingAlone(text, lexiconOf(rules)))
      add({ ...counted, index: index + counted.index }, counted.value)
  for (const place of findAll(words, ROMAN)) add(place, romanValue(place.text))
  return found
}

function standingAlone(text: string, lexicon: Lexicon): Counted[] {
  const all = numbersIn(text, lexicon)
  return all.filter((number, at) => {
    const [before, behind] = [all[at - 1], all[at + 1]]
    if (/[.–-]$/.test(text.slice(0, number.index))) return false
    if ((before && isOneNumber(text, before, number)) || (behind && isOneNumber(text, number, behind))) return false
    const [, next = ''] = /^[- ](\p{L}+)/u.exec(text.slice(number.index + number.text.length)) ?? []
    return !lexicon.longer.has(next.toLowerCase())
  })
}

/** Whether two numbers are one: `twenty-five`, `veinte y cinco`; of ranks, nothing may stand between. */
function isOneNumber(text: string, first: Counted, second: Counted): boolean {
  const between = text.slice(first.index + first.text.length, second.index)
  return /^[- ]$/.test(between) || (!first.isRank && !second.isRank && /^[- ]\p{L}{1,2} $/u.test(between))
}

function numbersIn(text: string, { cardinals, ranks }: Lexicon): Counted[] {
  const found: Counted[] = []
  const words = Array.from(text.matchAll(/\p{L}+/gu), ({ 0: word, index }) => ({ word: word.toLowerCase(), index }))
  for (let at = 0; at < words.length; at++) {
    const [one, other] = [words[at], words[at + 1]]
    if (!one) break
    const end = one.index + one.word.length
    const isJoined = other !== undefined && other.index === end + 1 && /[- ]/.test(text[end] ?? '')
    const both = isJoined ? cardinals.get(`${one.word}-${other.word}`) : undefined
    const rankOfBoth = isJoined ? rankOf([one.word, other.word], ranks) : undefined
    const value = both ?? rankOfBoth ?? cardinals.get(one.word) ?? rankOf([one.word], ranks)
    if (value === undefined) continue
    const isLong = both !== undefined || rankOfBoth !== undefined
    const last = isLong && other ? other : one
    const isRank = both === undefined && (rankOfBoth !== undefined || !cardinals.has(one.word))
    found.push({ value, isRank, index: one.index, text: text.slice(one.index, last.index + last.word.length) })
    if (isLong) at++
  }
  return found
}

/** The rank that words say, each a stem with two letters at most behind it. */
function rankOf(words: readonly string[], ranks: ReadonlyMap<string, number>): number | undefined {
  const stems = words.map(word => [word, word.slice(0, -1), word.slice(0, -2)])
  const [first = [], second] = stems
  for (const stem of second ? first.flatMap(one => second.map(other => `${one}-${other}`)) : first) {
    const value = ranks.get(stem)
    if (value !== undefined) return value
  }
  return undefined
}
