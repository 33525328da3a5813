import type { Event } from 'micromark-util-types'

/** One cited work among the events between the brackets. */
export interface ItemRange {
  /** Index of the first event after the separator. */
  start: number
  /** Index at which the key is entered; none for the key before the brackets of a narrative citation. */
  key: number | undefined
  /** Index after the last event: that of the next separator, or the end. */
  end: number
}

/**
 * Finds the cited works between brackets.
 *
 * A semicolon separates works only where a key stands on both of its sides, so `[@a, p. 3; emphasis added]` is one work
 * with a long suffix; a second key without a semicolon before it is part of the first one's suffix. Keys inside links
 * are text.
 *
 * @param narrative whether the first work is the one named before the brackets, `@a [p. 3; @b]`
 * @returns nothing where no citation is: without any key, or in `@a [@b]`, which are two citations.
 */
export function itemsIn(content: readonly Event[], narrative: boolean): ItemRange[] | undefined {
  const items: ItemRange[] = narrative ? [{ start: 0, key: undefined, end: content.length }] : []
  let separator: number | undefined
  let depth = 0
  for (const [index, [kind, token]] of content.entries()) {
    if (kind === 'exit') {
      depth--
      continue
    }
    if (depth++ > 0) continue
    if (token.type === 'citationSeparator') separator = index
    if (token.type !== 'citationKey') continue
    const last = items.at(-1)
    if (!last) {
      items.push({ start: 0, key: index, end: content.length })
    } else if (separator !== undefined) {
      last.end = separator
      // A separator is two events: enter and exit.
      items.push({ start: separator + 2, key: index, end: content.length })
    } else if (last.key === undefined) {
      return undefined
    }
    separator = undefined
  }
  return items.length > 0 ? items : undefined
}
