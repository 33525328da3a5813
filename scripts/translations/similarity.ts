/** Measures how alike two texts are, in the light of the words that are common in all of them. */
export interface Similarity {
  /** 0: nothing in common; 1: the same words. Words that stand everywhere ("the") count for little. */
  score(a: string, b: string): number
  /** The text's telling words, rarest first, with their weights. */
  rareWords(text: string, limit: number): [word: string, weight: number][]
}

/** Below this length (characters) letters are compared as well: "Finance" and "Finances" share no word. */
const SHORT = 48

/** A part of a text counts as alike from this number of words: "finance" is no part of every paragraph that holds it. */
const PART = 6

interface Profile {
  /** How often each word stands in the text, and what it weighs each time. */
  words: Map<string, { count: number; weight: number }>
  /** Sum of all words' weights. */
  weight: number
  length: number
}

export function createSimilarity(texts: Iterable<string>): Similarity {
  const tokens = new Map<string, string[]>()
  const frequency = new Map<string, number>()
  let total = 0
  for (const text of texts) {
    total++
    const words = wordsOf(text)
    tokens.set(text, words)
    for (const word of new Set(words)) frequency.set(word, (frequency.get(word) ?? 0) + 1)
  }
  const profiles = new Map<string, Profile>()

  const profileOf = (text: string): Profile => {
    const known = profiles.get(text)
    if (known) return known
    const list = tokens.get(text) ?? wordsOf(text)
    const profile: Profile = { words: new Map(), weight: 0, length: list.length }
    for (const word of list) {
      const entry = profile.words.get(word) ?? { count: 0, weight: Math.log(1 + total / (frequency.get(word) ?? 1)) }
      entry.count++
      profile.weight += entry.weight
      profile.words.set(word, entry)
    }
    profiles.set(text, profile)
    return profile
  }

  const score = (a: string, b: string): number => {
    if (a === b) return 1
    const [one, other] = [profileOf(a), profileOf(b)]
    let shared = 0
    for (const [word, { count, weight }] of one.words) {
      const match = other.words.get(word)
      if (match) shared += Math.min(count, match.count) * weight
    }
    const sum = one.weight + other.weight
    const words = sum === 0 ? 0 : (2 * shared) / sum
    if (a.length <= SHORT && b.length <= SHORT) return Math.max(words, sharedTrigrams(a, b))
    if (Math.min(one.length, other.length) < PART) return words
    // A half of a paragraph that was split, or the whole that two were merged into.
    return 0.6 * words + (0.4 * shared) / Math.min(one.weight, other.weight)
  }

  const rareWords = (text: string, limit: number): [string, number][] =>
    Array.from(profileOf(text).words, ([word, { weight }]): [string, number] => [word, weight])
      .toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
      .slice(0, limit)

  return { score, rareWords }
}

/** Words in lower case; keys of citations and footnotes are words too, and telling ones. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

function sharedTrigrams(a: string, b: string): number {
  const left = trigrams(a)
  const right = trigrams(b)
  let shared = 0
  for (const trigram of left) if (right.has(trigram)) shared++
  return left.size + right.size === 0 ? 0 : (2 * shared) / (left.size + right.size)
}

function trigrams(text: string): Set<string> {
  const padded = ` ${wordsOf(text).join(' ')} `
  const found = new Set<string>()
  for (let at = 0; at + 3 <= padded.length; at++) found.add(padded.slice(at, at + 3))
  return found
}
