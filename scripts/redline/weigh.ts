import { rulesOf } from '../languages/registry.ts'
import { type DiffPart, diffText, diffWords } from '../translations/word-diff.ts'
import type { Found } from './merge-blocks.ts'

/** What a change touches, the weightiest first: a reader with little time reads from the top. */
export const WEIGHTS = ['numbers', 'negations', 'obligations', 'names', 'wording', 'punctuation', 'order'] as const

export type Weight = (typeof WEIGHTS)[number]

/** What changed between two texts, and the weightiest thing that did. */
export interface Weighed {
  weight: Weight
  diff: DiffPart[]
}

/**
 * Weighs a change by the words that came and went.
 *
 * @param tag BCP 47 tag of the language of both texts
 */
export function weigh({ kind, before, after }: Pick<Found, 'kind' | 'before' | 'after'>, tag: string): Weighed {
  const diff = diffText(before, after)
  if (kind === 'moved') return { weight: 'order', diff }
  const { negations, obligations } = rulesOf(tag).words
  const lists = { negations: new Set(negations.split(' ')), obligations: new Set(obligations.split(' ')) }
  const words = changedWords(diffWords(before, after))
  const has = (test: (word: Word) => boolean): boolean => words.some(test)
  const lower = ({ text }: Word): string => text.toLocaleLowerCase(tag)
  if (has(({ text }) => /\p{N}/u.test(text))) return { weight: 'numbers', diff }
  if (has(word => lists.negations.has(lower(word)))) return { weight: 'negations', diff }
  if (has(word => lists.obligations.has(lower(word)))) return { weight: 'obligations', diff }
  if (has(isName)) return { weight: 'names', diff }
  return { weight: words.length > 0 ? 'wording' : 'punctuation', diff }
}

interface Word {
  text: string
  /** Whether a sentence begins with it, so that its capital says nothing. */
  first: boolean
}

const WORDS = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu

function changedWords(diff: readonly DiffPart[]): Word[] {
  let before = ''
  return diff.flatMap(({ kind, text }) => {
    const words = [...text.matchAll(WORDS)].map((match): Word => {
      const ahead = (before + text.slice(0, match.index)).trimEnd()
      return { text: match[0], first: ahead === '' || /[.!?:…]["'’”»)]*$/.test(ahead) }
    })
    // What went is not what the next words follow.
    if (kind !== 'removed') before += text
    return kind === 'same' ? [] : words
  })
}

/** A word with a capital within a sentence, or with more than one anywhere. */
function isName({ text, first }: Word): boolean {
  return /\p{Lu}.*\p{Lu}/u.test(text) || (!first && /^\p{Lu}/u.test(text))
}
