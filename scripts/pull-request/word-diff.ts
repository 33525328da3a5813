import type { DiffPart } from '../translations/word-diff.ts'
import { inert } from './inert-markdown.ts'

/** Words around a change that are shown where the text goes on. */
const AROUND = 14
/** Words shown of a paragraph that came, went or was moved as a whole. */
const EXCERPT = 120
/** Characters, for what has no words. */
const LONGEST = 1_500

/** What changed in a paragraph, as Markdown in one line: `The <del>old</del><ins>new</ins> word`. */
export function wordDiff(diff: readonly DiffPart[]): string {
  return diff
    .map(({ kind, text }, index) => {
      if (kind === 'same') return inert(shortened(text, index > 0, index < diff.length - 1))
      return marked(kind === 'removed' ? 'del' : 'ins', excerpt(text))
    })
    .join('')
}

/** A text that came or went as a whole. */
export function marked(element: 'ins' | 'del', words: string): string {
  // Spaces at the edges of an element would part its marks from the words.
  const middle = words.trim()
  const start = words.slice(0, words.length - words.trimStart().length)
  const end = middle === '' ? '' : words.slice(words.trimEnd().length)
  return middle === '' ? start : `${start}<${element}>${inert(middle)}</${element}>${end}`
}

/** The beginning of a text, by words. */
export function excerpt(words: string, most = EXCERPT): string {
  const parts = words.split(/(?<=\s)/)
  const start = parts.slice(0, most).join('').slice(0, LONGEST)
  return start.length === words.length ? words : `${start.trimEnd()} … `
}

/** What stayed between two changes, or before or behind one, without its middle where it is long. */
function shortened(words: string, behindChange: boolean, beforeChange: boolean): string {
  const parts = words.split(/(?<=\s)/)
  const [start, end] = [behindChange ? AROUND : 0, beforeChange ? AROUND : 0]
  if (parts.length <= start + end + 3) return words
  return `${parts.slice(0, start).join('')}… ${parts.slice(parts.length - end).join('')}`
}
