import type { Galley } from '../in-page/galley.ts'
import { blankShare } from './even-out.ts'
import type { Plan, PlannedPage } from './plan.ts'

/** By how much of itself the space above a heading, a frame or a figure may grow. */
const MOST_GROWTH = 0.5
/** px between the text and the end of its page that are not worth it. */
const LEAST = 4
/** White space at the foot of a page, as a share of its height, that it would be seen that something is missing. */
const TOO_MUCH = 0.25

/** Has pages within chapters end where they should, by a little more space above headings, frames and figures. */
export function spreadSpace(galley: Galley, plan: Plan): Plan {
  return { ...plan, pages: plan.pages.map(page => spreadOn(galley, page)) }
}

function spreadOn(galley: Galley, page: PlannedPage): PlannedPage {
  const { items, pageHeight, main } = galley
  const { start, end, deferred, spill, body } = page
  const next = items[end]
  const share = blankShare(galley, page)
  const blank = Math.floor(share * pageHeight) - LEAST
  if (!next || next.forced || next.opens || spill || start < main.item || blank <= 0 || share > TOO_MUCH) return page
  const gaps = [...items.keys()].slice(start + 1, end).flatMap(item => {
    const [before, own] = [items[item - 1], items[item]]
    const isMoved = deferred.some(({ from, to }) => item >= from && item <= to)
    return before && own?.spaced && !isMoved ? [{ item, gap: own.top - before.bottom }] : []
  })
  const most = gaps.reduce((sum, { gap }) => sum + Math.floor(gap * MOST_GROWTH), 0)
  const growth = Math.min(1, blank / most) * MOST_GROWTH
  const spaces = gaps.map(({ item, gap }) => ({ item, above: gap + Math.floor(gap * growth) }))
  const added = spaces.reduce((sum, { above }, index) => sum + above - (gaps[index]?.gap ?? 0), 0)
  return added > 0 ? { ...page, body: body + added, spaces } : page
}
