import { STRETCH } from '../translations/diff-tokens.ts'
import { wordsOf } from '../translations/similarity.ts'

/** Of a part, so many of its words stand in such stretches in the whole; what is missing was edited on the way. */
const PART = 0.5

/** Fewer words say nothing of where they came from. */
const LEAST = 3

/** Whether most of a text stands in another: one half of a paragraph that was split, or one of two that were joined. */
export function isPart(part: string, whole: string): boolean {
  return wordsOf(part).length >= LEAST && shareIn(part, whole) >= PART
}

/** Of the words of a text, the share (0 to 1) that stands in another in stretches. */
export function shareIn(text: string, other: string): number {
  const words = wordsOf(text)
  const known = new Set(stretchesOf(wordsOf(other)))
  const found = new Set<number>()
  stretchesOf(words).forEach((stretch, at) => {
    if (known.has(stretch)) for (let word = at; word < at + STRETCH; word++) found.add(word)
  })
  return words.length === 0 ? 0 : found.size / words.length
}

/** All rows of `STRETCH` words, by the place of the first. */
export function stretchesOf(words: readonly string[]): string[] {
  return words.slice(0, Math.max(0, words.length - STRETCH + 1)).map((_, at) => words.slice(at, at + STRETCH).join(' '))
}
