import type { Galley } from '../in-page/galley.ts'
import type { Plan } from './plan.ts'

/** Share of a page that the text on the last page of a chapter takes at least. */
const LEAST_BODY = 0.1
/** Share of a page that has to stay on the page before. */
const LEAST_BEFORE = 0.4

/**
 * Ends for the pages before last pages with a few lines only, so that more come over: start item → end. A chapter
 * seldom ends where it could gain those lines instead.
 */
export function fillLastPages({ items, pageHeight }: Galley, { pages }: Plan): Map<number, number> {
  const ends = new Map<number, number>()
  for (const [index, page] of pages.entries()) {
    const before = pages[index - 1]
    const isLast = page.end === items.length || items[page.end]?.forced
    if (!before || !isLast || page.body >= pageHeight * LEAST_BODY || items[page.start]?.forced !== false) continue
    const isPlain = [page, before].every(({ start, end, spill }) => start < end && !spill)
    if (!isPlain || before.deferred.length > 0 || page.notes.some(({ from }) => from > 0)) continue
    const bottom = Math.max(...items.slice(page.start, page.end).map(item => item.bottom))
    const top = items[before.start]?.top ?? 0
    const end = items.findLastIndex((item, at) => at < page.start && bottom - item.top >= pageHeight * LEAST_BODY)
    if (end > before.start && (items[end]?.top ?? 0) - top >= pageHeight * LEAST_BEFORE) ends.set(before.start, end)
  }
  return ends
}
