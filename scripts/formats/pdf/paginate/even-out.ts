import { BREAK, type Galley } from '../in-page/galley.ts'
import { type Caps, type Filler, fillNext, isOver, type NextPage } from './fill-pages.ts'
import { pageEnds } from './page-ends.ts'
import type { Plan, PlannedPage } from './plan.ts'

/** White space at the foot of a page, as a share of its height, from which on pages before it are asked to take over. */
const MUCH = 0.06
/** The same, where the next page begins with another chapter. */
const MUCH_AT_END = 0.2
/** The most that a page may have that ends earlier for another. */
const MOST_GIVEN = 0.1
/** The same, where the next page begins with another chapter. */
const MOST_GIVEN_AT_END = 0.35
/** How many pages before one with much white space may end earlier for it. */
const PAGES_BEFORE = 3
/** How many pages behind it are looked at, until they are as they were. */
const PAGES_BEHIND = 4
/** How many other ends are tried: a document with much white space on most pages would take long otherwise. */
const MOST_TRIALS = 150
/** The same, where a layout turned out taller than planned, and another may follow. */
const MOST_TRIALS_ANEW = 30
/** By how much pages have to become better: see `badness`. */
const WORTH = 0.002

/**
 * Has pages end a few lines earlier, where one behind them then ends with less white space: a figure or a heading that stood in
 * its way comes to stand elsewhere. Looks at nothing where no page has much of it.
 */
export function evenOut(filler: Filler, plan: Plan, isAnew: boolean): Plan {
  let found: Outcome = { plan, caps: filler.caps }
  const trials = { left: isAnew ? MOST_TRIALS_ANEW : MOST_TRIALS }
  for (let index = 1; index < found.plan.pages.length && trials.left > 0; index++)
    if (hasMuch(filler.galley, found.plan, index))
      found = bestBefore({ ...filler, caps: found.caps }, found.plan, index, trials) ?? found
  return found.plan
}

interface Outcome {
  plan: Plan
  caps: Caps
}

/** The plan with the best end of a page before one with much white space, if it is better than the one that there is. */
function bestBefore(filler: Filler, plan: Plan, index: number, trials: { left: number }): Outcome | undefined {
  const { galley, costs } = filler
  let best: (Outcome & { gain: number }) | undefined
  for (let at = index; at >= 0 && at >= index - PAGES_BEFORE; at--) {
    const { start, end, carried } = plan.pages[at] as PlannedPage
    // Text of a page that a chapter begins in any case cannot come from before.
    if (at < index && (galley.items[end]?.forced !== false || goesOn(plan.pages[at + 1]))) break
    if (start === end || goesOn(plan.pages[at])) continue
    const ends = pageEnds(galley, costs, { item: start, queue: [], carried, cap: end - 1 }).filter(
      ({ end, cost, body, fit }) =>
        cost === BREAK.free &&
        fit.outcome === 'whole' &&
        body + (fit.height > 0 ? galley.separation + fit.height : 0) >=
          galley.pageHeight * (1 - (galley.items[end]?.opens ? MOST_GIVEN_AT_END : MOST_GIVEN)),
    )
    for (const { end: cap } of ends) {
      if (trials.left-- <= 0) return best
      const trial = tryCap({ ...filler, caps: new Map([...filler.caps, [start, cap]]) }, plan, at, index)
      if (trial && trial.gain > Math.max(WORTH, best?.gain ?? 0)) best = trial
    }
  }
  return best
}

/** What becomes of the pages from one on that ends earlier, and by how much they are better. */
function tryCap(filler: Filler, plan: Plan, at: number, index: number): (Outcome & { gain: number }) | undefined {
  const { galley, caps } = filler
  const trial: Plan = { pages: plan.pages.slice(0, at), late: [], tall: [] }
  const { start, carried } = plan.pages[at] as PlannedPage
  let next: NextPage = { item: start, queue: [], carried }
  const isAsBefore = () => {
    const old = plan.pages[trial.pages.length]
    return (
      next.queue.length === 0 &&
      next.carried.length === 0 &&
      old?.start === next.item &&
      old.carried.length === 0 &&
      !goesOn(old)
    )
  }
  while (!isOver(galley, next) && trial.pages.length <= index + PAGES_BEHIND) {
    next = fillNext(filler, trial, next)
    if (trial.pages.length > index && isAsBefore()) break
  }
  const end = trial.pages.length
  const badnessOf = ({ pages }: Plan) =>
    pages.slice(at, end).reduce((sum, page) => sum + badness(galley, filler.costs, page), 0)
  const gain = badnessOf(plan) - badnessOf(trial)
  if (gain <= WORTH || trial.late.length > 0 || trial.tall.length > 0) return undefined
  if (isAsBefore()) {
    const pages = [...trial.pages, ...plan.pages.slice(end)]
    return { plan: { ...plan, pages }, caps, gain }
  }
  while (!isOver(galley, next)) next = fillNext(filler, trial, next)
  if (trial.pages.length > plan.pages.length || trial.late.length > plan.late.length) return undefined
  return { plan: { ...trial, late: plan.late, tall: plan.tall }, caps, gain }
}

/** Whether notes go on from the page before, or all of it is the rest of something. */
function goesOn(page: PlannedPage | undefined): boolean {
  return page === undefined || page.spill || page.notes.some(({ from }) => from > 0)
}

function hasMuch(galley: Galley, { pages }: Plan, index: number): boolean {
  const page = pages[index] as PlannedPage
  const next = galley.items[page.end]
  if (page.start === page.end || !next || next.forced) return false
  return blankShare(galley, page) > (next.opens ? MUCH_AT_END : MUCH)
}

/**
 * White space counts by its square, so that a little on every page is better than much on one, and once more where it is seen at once;
 * less where a chapter ends.
 */
function badness(galley: Galley, costs: readonly number[], page: PlannedPage): number {
  const next = galley.items[page.end]
  if (!next || next.forced) return 0
  const share = blankShare(galley, page)
  const gap = next.opens ? share ** 2 * AT_END : share ** 2 + (share > SEEN ? SEEN_AT_ONCE : 0)
  return gap + (costs[page.end] ?? 0) * PARTING
}

/** White space, as a share of the page, that is seen at once. */
const SEEN = 0.11
const SEEN_AT_ONCE = 0.02

const AT_END = 0.3
/** For each step of what parting costs. */
const PARTING = 0.004

/** White space at the foot of a page, as a share of its height. */
export function blankShare({ pageHeight, separation }: Galley, { body, notes }: PlannedPage): number {
  const foot = notes.length > 0 ? Math.min(...notes.map(({ top }) => top)) - separation : pageHeight
  return Math.max(0, foot - body) / pageHeight
}
