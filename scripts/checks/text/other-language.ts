import type { LanguageRules } from '../../languages/language.ts'
import { allRules, rulesOf, wordsIn } from '../../languages/registry.ts'
import type { Passage } from '../passages/passage.ts'
import { isMarked } from './marked.ts'

/** A stretch of a passage in another language. */
export interface OtherLanguage {
  /** Where it begins, at a word, and how long it is. */
  index: number
  length: number
  /** Its first word. */
  first: string
  /** BCP 47 tag of the language that it seems to be. */
  tag: string
}

/** A stretch of a sentence, between marks. */
const CLAUSE = /[^.!?:;,()[\]"“”«»\ufffb\ufffc]+/g
const WORD = /[\p{L}\p{M}'’-]+/gu
/** So many different function words of another language tell it, where there is none of the text's own. */
const LEAST = 3

/**
 * Clauses in another language that we know. Names and titles keep theirs in emphasis, quotation marks and links.
 *
 * @param tag BCP 47 tag of the text
 */
export function otherLanguages(passage: Passage, tag: string): OtherLanguage[] {
  const own = new Set(functionWordsOf(rulesOf(tag)))
  return Array.from(passage.value.matchAll(CLAUSE)).flatMap(({ 0: clause, index }) => {
    const words = [...clause.matchAll(WORD)].filter(word => !isMarked(index + word.index, passage))
    const small = words.map(([word]) => word.toLowerCase())
    const [first] = words
    if (!first || words.length < 2 * LEAST || small.some(word => own.has(word))) return []
    const [best] = others(tag)
      .map(({ other, foreign }) => ({ other, met: new Set(small.filter(word => foreign.has(word))).size }))
      .sort((a, b) => b.met - a.met)
    if (!best || best.met < LEAST) return []
    const start = index + first.index
    return [{ index: start, length: index + clause.length - start, first: first[0], tag: best.other.tag }]
  })
}

const functionWordsOf = ({ words }: LanguageRules): readonly string[] => wordsIn(words.functionWords)

const known = new Map<string, { other: LanguageRules; foreign: ReadonlySet<string> }[]>()

/** The other languages that we know, with their function words. */
function others(tag: string): { other: LanguageRules; foreign: ReadonlySet<string> }[] {
  const met = known.get(tag)
  if (met) return met
  const [subtag] = tag.split('-')
  const found = allRules()
    .filter(other => other.tag.split('-')[0] !== subtag)
    .map(other => ({ other, foreign: new Set(functionWordsOf(other)) }))
  known.set(tag, found)
  return found
}
