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
  TOLERANCE,
} from './page-ends.ts'

/**
 * A page that ends with much white space, since the figure that follows does not fit on it, goes on with the text behind the figure
 * instead, which comes to stand at the top of the next page. Not so where the chapter has no text left for that page, or
 * where notes of that text would come to stand before those of the figure.
 *
 * @param plain the end that the page would have otherwise
 */
export function deferFigure(
  galley: Galley,
  costs: readonly number[],
  page: PageStart,
  plain: PageEnd,
): (PageEnd & { figure: GalleyFloat }) | undefined {
  const { items, pageHeight, floats, chapters } = galley
  const accepted = pageHeight * ACCEPTED_BLANK
  const blank = blankOf(galley, plain)
  if (blank <= accepted || items[plain.end]?.forced !== false) return undefined
  const figure = floats.find(({ from }) => from >= plain.end)
  if (!figure || !mayBeCarried(galley, figure)) return undefined
  const chapterEnd = chapters.find(({ item }) => item >= figure.to)?.item ?? items.length
  const ends = pageEnds(galley, costs, page, figure).filter(
    ({ end, cost, fit }) =>
      end > figure.to &&
      end < chapterEnd &&
      cost === BREAK.free &&
      fit.outcome === 'whole' &&
      mayBeginBelow(galley, figure, end),
  )
  const chosen = chooseEnd(galley, page, ends)
  // White space that is left over has to be worth it.
  return chosen && blankOf(galley, chosen) < Math.max(accepted, blank - accepted) ? { ...chosen, figure } : undefined
}

function mayBeCarried(galley: Galley, figure: GalleyFloat): boolean {
  const notes = notesOf(galley.items, figure)
  const height = figure.height + heightOfNotes(galley, notes)
  return height <= galley.pageHeight - TOLERANCE
}

/** Whether the next page may begin with the figure and, below it, item `end`. */
function mayBeginBelow({ items }: Galley, figure: GalleyFloat, end: number): boolean {
  const item = items[end]
  if (!item || item.forced || !item.plain) return false
  const called = (from: number, to: number) => items.slice(from, to).some(other => other.notes.length > 0)
  return !called(figure.from, figure.to) || !called(figure.to, end)
}
