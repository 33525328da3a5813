import { found, type ItemElements } from './found.ts'
import { type Line, linesOf, type Run, runOf } from './lines.ts'
import { columnOf } from './page-box.ts'

/** px that a text may reach below its limit: less than the space above the notes. */
const TOLERANCE = 3

/** What a plan expects of a page with text. */
export interface ExpectedPage {
  /** From 0. */
  page: number
  /** Its items: `start` (included) to `end` (excluded). */
  start: number
  end: number
  /** A page begins here in any case: what went before does not count. */
  forced: boolean
  /** px from its top where its text has to end. */
  limit: number
  /** Notes called on it. */
  notes: number[]
  /** Items among its own that stand on the next page instead: `from` (included) to `to` (excluded). */
  deferred: readonly { from: number; to: number }[]
}

/** A page that the engine fills otherwise than planned. */
export interface Misfit {
  start: number
  /** The items that do find room on it end here. */
  end: number
}

/**
 * Lays the pages out side by side, by the engine's own fragmentation, and compares them with the plan.
 * Returns, for each stretch of pages that begins by force, the first one that differs.
 */
export function checkPages(pages: ExpectedPage[]): Misfit[] {
  document.documentElement.classList.add('measuring')
  const lines = new Map<Node, Line[]>()
  const misfits: Misfit[] = []
  let isSound = true
  /** What the stretch is off by, in pages: an earlier one may have run on. */
  let shift = 0
  let before: ExpectedPage | undefined
  for (const expected of pages) {
    const column = firstColumnOf(expected.start)
    if (expected.forced || before === undefined) {
      isSound = true
      shift = column - expected.page
    } else if (isSound && column !== expected.page + shift) {
      misfits.push({ start: before.start, end: before.end - 1 })
      isSound = false
    }
    if (isSound) {
      const misfit =
        before && isCalledBefore(expected) ? { start: before.start, end: before.end - 1 } : overrun(expected)
      if (misfit) misfits.push(misfit)
      isSound = misfit === undefined
    }
    before = expected
  }
  return misfits

  /** A text that is parted may be set in other lines than before: was a call on the first one drawn back? */
  function isCalledBefore({ page, notes }: ExpectedPage): boolean {
    return notes.some(note => columnOfCall(note) < page + shift)
  }

  function overrun(expected: ExpectedPage): Misfit | undefined {
    const { page, start, notes } = expected
    let end = expected.end
    while (end > start && !isDeferred(end - 1, expected) && !fits(end - 1, expected)) end--
    if (end === expected.end && notes.some(note => columnOfCall(note) > page + shift)) end--
    return end < expected.end ? { start, end } : undefined
  }

  function isDeferred(index: number, { deferred }: ExpectedPage): boolean {
    return deferred.some(({ from, to }) => index >= from && index < to)
  }

  function columnOfCall(note: number): number {
    const rect = found.notes[note]?.call.getClientRects()[0]
    return rect ? columnOf(rect) : 0
  }

  function fits(index: number, { page, limit }: ExpectedPage): boolean {
    const item = found.items[index] as ItemElements
    const edges = [lineOf(item), item.end && lastBoxOf(item.end), !item.line && !item.strip && lastBoxOf(item.block)]
    return edges.every(edge => {
      if (!edge || edge.column < page + shift) return true
      return edge.column === page + shift && edge.bottom <= limit + TOLERANCE
    })
  }

  function firstColumnOf(index: number): number {
    const item = found.items[index] as ItemElements
    const rect = item.block.getClientRects()[0]
    return lineOf(item)?.column ?? (rect ? columnOf(rect) : 0)
  }

  function lastBoxOf(element: Element): { column: number; bottom: number } | undefined {
    const rect = [...element.getClientRects()].at(-1)
    return rect && { column: columnOf(rect), bottom: rect.bottom }
  }

  /** The line that an item is, or the first one that a strip of a row sends overleaf. */
  function lineOf({ line, strip }: ItemElements): Line | undefined {
    if (line) return knownLines(line.run)[line.index]
    if (!strip) return undefined
    const cells = [...strip.row.cells].map((cell, index) => {
      const own = knownLines(runOf(cell))
      return { own, next: own[strip.kept[index] ?? 0] }
    })
    return cells.reduce((longest, cell) => (cell.own.length > longest.own.length ? cell : longest)).next
  }

  function knownLines(run: Run): Line[] {
    const key = run.first ?? run.block
    const known = lines.get(key) ?? linesOf(run)
    lines.set(key, known)
    return known
  }
}
