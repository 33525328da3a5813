import { createHash } from 'node:crypto'
import { createCache } from '../../ground/cache.ts'
import { toolchainState } from '../../ground/tree-state.ts'

/** Translations of a language that were found to be without fault, from one run to the next. */
export interface KnownGood {
  /** Whether these texts were without fault before; all that a check of them reads must be among them. */
  has(texts: readonly unknown[]): boolean
  add(texts: readonly unknown[]): void
  /** Keeps what was met this time. */
  keep(): void
}

const cache = createCache()

/** @param languages BCP 47 tags of source and target */
export function knownGood(languages: readonly string[]): KnownGood {
  const state = toolchainState()
  const inputs = state && [state, ...languages]
  const kept = inputs && cache.read('parity', inputs)
  const before = new Set<unknown>(Array.isArray(kept) ? kept : [])
  const met = new Set<string>()
  return {
    has(texts) {
      const name = nameOf(texts)
      if (before.has(name)) met.add(name)
      return before.has(name)
    },
    add: texts => met.add(nameOf(texts)),
    keep() {
      if (inputs && (met.size !== before.size || [...met].some(name => !before.has(name))))
        cache.write('parity', inputs, [...met])
    },
  }
}

function nameOf(texts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(texts)).digest('base64url')
}
