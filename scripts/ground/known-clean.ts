import type { VFile } from 'vfile'
import { createCache } from './cache.ts'
import { toolchainState } from './tree-state.ts'

const cache = createCache()

/**
 * Whether a step had nothing to report the last time that it read the same; and what keeps that for the next time.
 *
 * @param inputs all that the step reads, beside the toolchain; undefined where that cannot be told
 */
export function cleanRecord(step: string, inputs: readonly string[] | undefined): { isClean: boolean; keep(): void } {
  const state = inputs && toolchainState()
  const all = state === undefined || inputs === undefined ? undefined : [state, ...inputs]
  return {
    isClean: all !== undefined && cache.read(step, all) === true,
    keep: () => {
      if (all) cache.write(step, all, true)
    },
  }
}

export const messageCount = (files: Iterable<VFile>): number =>
  [...files].reduce((sum, { messages }) => sum + messages.length, 0)

/** States of files with texts beside them, as inputs of a step; undefined where one of the states cannot be told. */
export function statesOf(states: readonly (string | undefined)[], ...texts: string[]): string[] | undefined {
  const told = states.filter(state => state !== undefined)
  return told.length === states.length ? [...told, ...texts] : undefined
}
