import { createCache } from '../ground/cache.ts'
import { toolchainState } from '../ground/tree-state.ts'
import type { Coverage } from './coverage.ts'

const cache = createCache()

/**
 * A coverage that remembers from one run to the next which characters the fonts have: texts bring the same ones again and
 * again, and to read the fonts takes longer than to check all texts.
 *
 * @param inputs all that decides which fonts there are, beside the toolchain; undefined where that cannot be told
 * @param read reads the fonts; called when a character is not known to be in them
 */
export function rememberedCoverage(
  inputs: readonly string[] | undefined,
  read: () => Coverage,
): { has: Coverage; keep(): void } {
  const state = inputs && toolchainState()
  const all = state === undefined || inputs === undefined ? undefined : [state, ...inputs]
  const kept = all && cache.read('coverage', all)
  const known = new Set<number>(Array.isArray(kept) ? kept : [])
  const before = known.size
  let coverage: Coverage | undefined
  const has: Coverage = character => {
    if (known.has(character)) return true
    coverage ??= read()
    const found = coverage(character)
    if (found) known.add(character)
    return found
  }
  return {
    has,
    keep: () => {
      if (all && known.size > before) cache.write('coverage', all, [...known])
    },
  }
}
