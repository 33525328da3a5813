import type { Galley } from '../in-page/galley.ts'
import { evenOut } from './even-out.ts'
import { fillLastPages } from './fill-last-pages.ts'
import { breakCosts, type Caps, fillPages } from './fill-pages.ts'
import type { Plan } from './plan.ts'
import { spreadSpace } from './spread-space.ts'

/** Divides the galley into pages, and spreads what white space is left on them. */
export function planPages(galley: Galley, caps: Caps = new Map()): Plan {
  return spreadSpace(galley, dividePages(galley, caps))
}

/**
 * Divides the galley into pages: each as full as it can be, with its notes at its foot, but the last one of a chapter
 * with more than a few lines, and those before a page with much white space where they can have some of it.
 */
function dividePages(galley: Galley, caps: Caps): Plan {
  const costs = breakCosts(galley)
  const filler = { galley, costs, caps }
  const isAnew = caps.size > 0
  const plan = fillPages(filler)
  const ends = [...fillLastPages(galley, plan)].filter(([start, end]) => end < (caps.get(start) ?? end + 1))
  if (ends.length === 0) return evenOut(filler, plan, isAnew)
  const evenedCaps = new Map([...caps, ...ends])
  const evened = fillPages({ ...filler, caps: evenedCaps })
  return evened.pages.length > plan.pages.length
    ? evenOut(filler, plan, isAnew)
    : evenOut({ ...filler, caps: evenedCaps }, evened, isAnew)
}
