import { BREAK, type Galley, type GalleyFloat } from '../in-page/galley.ts'
import { heightOfNotes } from './fit-notes.ts'
import {
  ACCEPTED_BLANK,
  blankOf,
  chooseEnd,
  notesOf,
  type PageEnd,
  type PageStart,
  pageEnds,
  roomOf,
  TOLERANCE,
} from './page-ends.ts'

/** An end of a page that figures leave for the next one. */
type Deferring = PageEnd & { figures: readonly GalleyFloat[] }

/** How many figures and boxes may leave a page. */
const MOST_DEFERRED = 2

/**
 * A page that ends with much white space, since the figure that follows does not fit on it, goes on with the text behind the figure
 * instead, which comes to stand at the top of the next page; and where another follows that does not fit either, with that
 * behind both. Not so where the chapter has no text left for that page, or where notes of that text would come to stand before those
 * of the figures.
 *
 * @param plain the end that the page would have otherwise
 */
export function deferFigure(
  galley: Galley,
  costs: readonly number[],
  page: PageStart,
  plain: PageEnd,
): Deferring | undefined {
  const accepted = galley.pageHeight * ACCEPTED_BLANK
  let best: Deferring | undefined
  let last = plain
  let figures: readonly GalleyFloat[] = []
  while (figures.length < MOST_DEFERRED) {
    const blank = blankOf(galley, best ?? plain)
    if (blank <= accepted || galley.items[last.end]?.forced !== false) break
    const next = galley.floats.find(({ from }) => from >= last.end)
    if (!next || !mayBeCarried(galley, [...figures, next])) break
    figures = [...figures, next]
    const chosen = endWithout(galley, costs, page, figures)
    if (!chosen) break
    last = chosen
    // White space that is left over has to be worth it.
    if (blankOf(galley, chosen) < Math.max(accepted, blank - accepted)) best = { ...chosen, figures }
  }
  return best
}

/** The best end behind figures that are left out. */
function endWithout(
  galley: Galley,
  costs: readonly number[],
  page: PageStart,
  figures: readonly GalleyFloat[],
): PageEnd | undefined {
  const { items, chapters, chapterNotes } = galley
  const last = figures.at(-1)?.to ?? 0
  // Notes at a chapter's end are no text that could stand before a figure that calls them.
  const textEnd = chapterNotes.find(item => item >= last) ?? items.length
  const chapterEnd = chapters.find(({ item }) => item >= last)?.item ?? items.length
  const ends = pageEnds(galley, costs, page, figures).filter(
    ({ end, cost, fit }) =>
      end > last &&
      end < chapterEnd &&
      end <= textEnd &&
      cost === BREAK.free &&
      fit.outcome === 'whole' &&
      mayBeginBelow(galley, costs, figures, end),
  )
  return chooseEnd(galley, page, ends)
}

function mayBeCarried(galley: Galley, figures: readonly GalleyFloat[]): boolean {
  return roomOf(figures) + heightOfNotes(galley, notesOf(galley.items, figures)) <= galley.pageHeight - TOLERANCE
}

/** Whether the next page may begin with figures and, below them, item `end`: of the text, or the first of a figure or box. */
function mayBeginBelow(
  galley: Galley,
  costs: readonly number[],
  figures: readonly GalleyFloat[],
  end: number,
): boolean {
  const { items, floats } = galley
  const item = items[end]
  if (!item || item.forced) return false
  const next = floats.find(({ from }) => from === end)
  if (!item.plain && !next) return false
  if (next && !mayBeCarried(galley, [...figures, next])) return false
  if (!next && roomOf(figures) + leastFrom(galley, costs, end) > galley.pageHeight - TOLERANCE) return false
  const called = (from: number, to: number) => items.slice(from, to).some(other => other.notes.length > 0)
  // Notes of the text behind a figure stand on the page before those of the figure.
  return figures.every(
    ({ from, to }) =>
      !called(from, to) ||
      !items
        .slice(to, end)
        .some(
          (other, at) =>
            other.notes.length > 0 && !figures.some(figure => to + at >= figure.from && to + at < figure.to),
        ),
  )
}

/** Height of the least that a page holds which begins with item `start`: a heading has text below it, px. */
function leastFrom({ items }: Galley, costs: readonly number[], start: number): number {
  let last = start
  while (last + 1 < items.length && !items[last + 1]?.forced && costs[last + 1] !== BREAK.free) last++
  return (items[last]?.bottom ?? 0) - (items[start]?.top ?? 0)
}
