import type { VFile } from 'vfile'
import type { Segment, Source } from './source.ts'

/** A source without a tree: words to translate that stand in other files than chapters. */
export interface WordList {
  source: Source
  /** Adds words; without a letter they are none. @returns their segment */
  add(word: { kind: Segment['kind']; text: string; in: string; line?: number; column?: number }): Segment | undefined
}

/**
 * Starts a list of words. Its name is that of its locale files (`locales/es/acronyms.json`). Equal texts in two places are
 * two segments: another language may need two words.
 */
export function wordList(name: string, file: VFile): WordList {
  const source: Source = {
    name,
    slug: name,
    file,
    tree: { type: 'root', children: [] },
    short: '',
    numbering: 'none',
    includes: [],
    segments: [],
  }
  return {
    source,
    add({ kind, text, in: where, line = 1, column = 1 }) {
      if (!/\p{L}/u.test(text)) return undefined
      const segment: Segment = { id: '', kind, text, in: where, line, column }
      source.segments.push(segment)
      return segment
    },
  }
}
