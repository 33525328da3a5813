import { copyTree } from '../ground/copy-tree.ts'
import { nameOf } from '../ground/kept-results.ts'

/** Editions that are remembered: two in three languages, and the ones of before. */
const MOST = 12

const remembered = new Map<string, unknown>()

/**
 * What the citations of an edition came to when it was put together before in this process, else what they come to now. A
 * preview puts an edition together at every save, and most saves leave its citations alone.
 *
 * @param inputs all that they depend on
 */
export function formattedBefore<T>(inputs: unknown, format: () => T): T {
  const name = nameOf(inputs)
  const known = remembered.get(name) as T | undefined
  remembered.delete(name)
  const formatted = known ?? format()
  // Whoever gets it writes into it.
  remembered.set(name, known ?? copyTree(formatted))
  const [oldest] = remembered.keys()
  if (remembered.size > MOST && oldest !== undefined) remembered.delete(oldest)
  return known ? copyTree(known) : formatted
}
