import { createCache } from '../ground/cache.ts'
import { askHunspell, versionsOf } from './hunspell.ts'

/** What a language's dictionary says of words. It is read only when a word is met that no run before this has asked for. */
export interface Dictionary {
  /** Those of the words that it does not have. */
  unknown(words: Iterable<string>): Promise<Set<string>>
  /** For each word the nearest ones that it has, the nearest first, at most {@link MOST_NEAREST}. */
  nearest(words: Iterable<string>): Promise<Map<string, readonly string[]>>
}

export const MOST_NEAREST = 3
/** Words that are remembered. Beyond, only those of the run are. */
const MOST_KEPT = 60_000

/** What is kept of a dictionary: words with what stands nearest to them. */
interface Kept {
  known: string[]
  unknown: string[]
  nearest: [string, readonly string[]][]
}

const cache = createCache()

/**
 * Lets a dictionary be read meanwhile, where nothing is known of it from before: it will be asked, and other work can be done until
 * then.
 */
export function readAhead(packageName: string): void {
  if (cache.read('spelling', versionsOf(packageName)) === undefined)
    // Whoever asks it is told why it cannot be read.
    askHunspell({ packageName, ask: 'has', words: [] }).catch(() => undefined)
}

/** @param packageName a package with `index.aff` and `index.dic`, as LanguageRules names it */
export function openDictionary(packageName: string): Dictionary {
  const inputs = versionsOf(packageName)
  const kept = cache.read('spelling', inputs) as Kept | undefined
  const known = new Set(kept?.known)
  const unknown = new Set(kept?.unknown)
  const nearest = new Map(kept?.nearest)
  const keep = (): void =>
    cache.write('spelling', inputs, { known: [...known], unknown: [...unknown], nearest: [...nearest] })
  return {
    async unknown(words) {
      const asked = new Set(words)
      const unseen = [...asked].filter(word => !known.has(word) && !unknown.has(word))
      if (unseen.length > 0) {
        const has = await askHunspell({ packageName, ask: 'has', words: unseen })
        if (known.size + unknown.size + unseen.length > MOST_KEPT)
          for (const set of [known, unknown]) for (const word of set) if (!asked.has(word)) set.delete(word)
        for (const [index, word] of unseen.entries()) (has[index] ? known : unknown).add(word)
        keep()
      }
      return asked.intersection(unknown)
    },
    async nearest(words) {
      const asked = [...new Set(words)]
      const unseen = asked.filter(word => !nearest.has(word))
      if (unseen.length > 0) {
        const near = await askHunspell({ packageName, ask: 'near', words: unseen })
        if (nearest.size + unseen.length > MOST_KEPT) nearest.clear()
        for (const [index, word] of unseen.entries()) nearest.set(word, adviceOf(near[index] ?? []))
        keep()
      }
      return new Map(asked.map(word => [word, nearest.get(word) ?? []]))
    },
  }
}

/** Of words that differ in a space or hyphen alone, one will do: `lock down`, `lock-down`. */
function adviceOf(suggestions: readonly string[]): string[] {
  const once = suggestions.filter((word, index) => {
    const plain = word.replaceAll('-', ' ')
    return suggestions.findIndex(other => other.replaceAll('-', ' ') === plain) === index
  })
  return once.slice(0, MOST_NEAREST)
}
