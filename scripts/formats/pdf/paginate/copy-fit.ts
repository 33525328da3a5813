import type { Galley } from '../in-page/galley.ts'
import type { Plan, PlannedPage } from './plan.ts'

/** How tight or loose lines may be set, against what the style sheet says. */
const MOST = 0.035
/** What a guess from heights may be off by: a page gains no more than whole lines, and a figure may stand in the way of one. */
const MARGIN = 0.004
const CERTAINTY = 2
/** Share of a page that a chapter's end fills at least. */
const LEAST_END = 0.25
/** Share of body text that is lines, which get tighter, and not space, pictures or tables. */
const LINES = 0.85

/** How tight or loose the lines of chapters are set, by anchor. */
export type Fits = Record<string, number>

/**
 * Chapters that end with a few lines on a page of their own: how tight to set them so that they end on the page before, or
 * how loose, so that more comes over. Chapters that share pages are set alike.
 */
export function chooseFits(galley: Galley, plan: Plan): Fits {
  return Object.fromEntries(
    stretches(galley, plan).flatMap(({ chapters, pages }) => {
      const fit = fitOf(galley, pages)
      return fit === 1 ? [] : chapters.map(id => [id, fit])
    }),
  )
}

/** Those that end no better for being set otherwise: they are set as usual again. */
export function fitsInVain(galley: Galley, plan: Plan, fits: Fits): Fits {
  return Object.fromEntries(
    stretches(galley, plan).flatMap(({ chapters, pages }) => {
      const last = pages.at(-1)
      const isWell = last !== undefined && filled(galley, last) >= galley.pageHeight * LEAST_END
      return isWell ? [] : chapters.filter(id => id in fits).map(id => [id, 1])
    }),
  )
}

/** Chapters from one that begins a page in any case to the next, with their pages. */
function stretches({ items, chapters }: Galley, { pages }: Plan): { chapters: string[]; pages: PlannedPage[] }[] {
  const starts = [...items.keys()].filter(index => items[index]?.forced)
  return starts.map((from, index) => {
    const to = starts[index + 1] ?? items.length
    return {
      chapters: chapters.filter(({ item, folio }) => folio && item >= from && item < to).map(({ id }) => id),
      pages: pages.filter(({ start, end }) => start >= from && end <= to && start < end),
    }
  })
}

function fitOf(galley: Galley, pages: readonly PlannedPage[]): number {
  const last = pages.at(-1)
  if (!last || pages.length < 2) return 1
  const text = pages.slice(0, -1).reduce((sum, { body }) => sum + body, 0) * LINES
  const end = filled(galley, last)
  const excess = end / text
  if (excess + MARGIN <= MOST) return 1 - fitFor(excess)
  const lack = (galley.pageHeight * LEAST_END - end) / text
  return lack > 0 && lack + MARGIN <= MOST ? 1 + fitFor(lack) : 1
}

/** By what share lines are set otherwise, so that a text surely gains or loses that share of its height. */
function fitFor(share: number): number {
  return Math.min(MOST, share * CERTAINTY + MARGIN)
}

/** What text and notes take of a page, px. */
function filled({ separation }: Galley, { body, notes }: PlannedPage): number {
  const [first] = notes
  if (!first) return body
  return body + separation + Math.max(...notes.map(({ bottom }) => bottom)) - first.top
}
