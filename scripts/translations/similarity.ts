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
  words: Map<string, number>
  /** Sum of the words' weights. */
  weight: number
  length: number
}

export function createSimilarity(texts: Iterable<string>): Similarity {
  const frequency = new Map<string, number>()
  let total = 0
  for (const text of texts) {
    total++
    for (const word of new Set(wordsOf(text))) frequency.set(word, (frequency.get(word) ?? 0) + 1)
  }
  const weightOf = (word: string): number => Math.log(1 + total / (frequency.get(word) ?? 1))
  const profiles = new Map<string, Profile>()

  const profileOf = (text: string): Profile => {
    let profile = profiles.get(text)
    if (!profile) {
      const words = new Map<string, number>()
      let weight = 0
      let length = 0
      for (const word of wordsOf(text)) {
        words.set(word, (words.get(word) ?? 0) + 1)
        weight += weightOf(word)
        length++
      }
      profile = { words, weight, length }
      profiles.set(text, profile)
    }
    return profile
  }

  const score = (a: string, b: string): number => {
    if (a === b) return 1
    const [one, other] = [profileOf(a), profileOf(b)]
    let shared = 0
    for (const [word, count] of one.words) shared += Math.min(count, other.words.get(word) ?? 0) * weightOf(word)
    const sum = one.weight + other.weight
    const words = sum === 0 ? 0 : (2 * shared) / sum
    if (a.length <= SHORT && b.length <= SHORT) return Math.max(words, sharedTrigrams(a, b))
    if (Math.min(one.length, other.length) < PART) return words
    // A half of a paragraph that was split, or the whole that two were merged into.
    return 0.6 * words + (0.4 * shared) / Math.min(one.weight, other.weight)
  }

  const rareWords = (text: string, limit: number): [string, number][] =>
    Array.from(profileOf(text).words.keys(), (word): [string, number] => [word, weightOf(word)])
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
