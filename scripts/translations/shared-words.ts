import type { Segment } from '../model/source.ts'
import type { SegmentSource } from './assign.ts'
import { chooseEntry, type Locale, type Located } from './locales/locale.ts'

/**
 * A locale in which words of a list (acronyms, figures, publication.yaml) that nobody has met in their place begin with the
 * translation that the same words have in another place of the list. From the next sync on it is theirs, for the
 * translator to change. A segment with an entry, if an empty one, is left alone.
 */
export function withSharedWords(locale: Locale, sources: readonly SegmentSource[]): Locale {
  const shared = new Map<string, Located[]>()
  for (const { segments } of sources) {
    const words = segments.filter(isListed)
    const translated = new Map<string, Located>()
    for (const { id, text } of words) {
      const located = chooseEntry(locale.find(id), text)
      if (located && located.entry.target.trim() !== '' && !translated.has(text)) translated.set(text, located)
    }
    for (const { id, text } of words) {
      const located = translated.get(text)
      if (located && locale.find(id).length === 0) shared.set(id, [copyOf(located)])
    }
  }
  if (shared.size === 0) return locale
  return { ...locale, find: id => shared.get(id) ?? locale.find(id) }
}

/** Words of a list stand in no tree. */
function isListed({ node }: Segment): boolean {
  return node === undefined
}

/** The translator's note stays with the words that it was written for. */
function copyOf(located: Located): Located {
  return { ...located, retired: false, entry: { ...located.entry, note: '' } }
}
