import type { VFile } from 'vfile'
import type { Segment, Source } from './source.ts'

/** A source without a tree: words to translate that stand in other files than chapters. */
export interface WordList {
  source: Source
  add(word: { kind: Segment['kind']; text: string; in: string; line?: number; column?: number }): void
}

/**
 * Starts a list of words. Its name is that of its locale files (`locales/es/acronyms.json`); a text that occurs twice is
 * one segment, translated once.
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
  const seen = new Set<string>()
  return {
    source,
    add({ kind, text, in: where, line = 1, column = 1 }) {
      if (seen.has(text) || !/\p{L}/u.test(text)) return
      seen.add(text)
      source.segments.push({ id: '', kind, text, in: where, line, column })
    },
  }
}
