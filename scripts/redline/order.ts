import { diffArrays } from 'diff'
import type { Nodes } from 'mdast'
import { createSimilarity } from '../translations/similarity.ts'
import { type BlockPairs, isLine, sortOf, wordsOf } from './tree-index.ts'

/** Places, in two rows of blocks, of a block that both have. */
export interface Match {
  old: number
  new: number
}

/** How alike lines without ids have to be to be one that was edited. */
const ALIKE = 0.4

/**
 * The blocks of two rows that are the same ones and stand in the same order: of those that were paired, the heaviest set
 * without crossings, so that what was moved is the shorter part; and between them blocks without ids, by their words.
 */
export function inOrder(olds: readonly Nodes[], news: readonly Nodes[], { toNew, toOld }: BlockPairs): Match[] {
  const places = new Map(olds.map((node, index) => [node, index]))
  const candidates = news.flatMap((node, index) => {
    const before = toOld.get(node)
    const place = before && places.get(before)
    return place === undefined ? [] : [{ old: place, new: index, weight: wordsOf(node).length + 1 }]
  })
  const chain = heaviest(candidates)
  const matches: Match[] = []
  let [from, to] = [0, 0]
  for (const match of [...chain, { old: olds.length, new: news.length }]) {
    const gap = {
      olds: range(from, match.old).filter(index => !toNew.has(olds[index] as Nodes)),
      news: range(to, match.new).filter(index => !toOld.has(news[index] as Nodes)),
    }
    matches.push(
      ...pairInGap(gap, olds, news),
      ...(match.old < olds.length ? [{ old: match.old, new: match.new }] : []),
    )
    from = match.old + 1
    to = match.new + 1
  }
  return matches
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index)
}

interface Gap {
  olds: number[]
  news: number[]
}

function pairInGap(gap: Gap, olds: readonly Nodes[], news: readonly Nodes[]): Match[] {
  if (gap.olds.length === 0 || gap.news.length === 0) return []
  const key = (node: Nodes | undefined): string => (node ? `${sortOf(node)} ${wordsOf(node)}` : '')
  const changes = diffArrays(gap.olds, gap.news, {
    comparator: (one, other) => key(olds[one]) === key(news[other]),
  })
  const matches: Match[] = []
  let [from, to] = [0, 0]
  let rest: Gap = { olds: [], news: [] }
  const flush = (): void => {
    matches.push(...pairLeft(rest, olds, news))
    rest = { olds: [], news: [] }
  }
  for (const { added, removed, count } of changes) {
    if (removed) rest.olds.push(...gap.olds.slice(from, from + count))
    else if (added) rest.news.push(...gap.news.slice(to, to + count))
    else {
      flush()
      for (let at = 0; at < count; at++)
        matches.push({ old: gap.olds[from + at] as number, new: gap.news[to + at] as number })
    }
    if (!added) from += count
    if (!removed) to += count
  }
  flush()
  return matches
}

/** What stands at the same place and is of the same sort: cells and frames in order, lines where they are alike. */
function pairLeft({ olds: lefts, news: rights }: Gap, olds: readonly Nodes[], news: readonly Nodes[]): Match[] {
  const matches: Match[] = []
  let next = 0
  for (const old of lefts) {
    const found = rights.slice(next).find(index => canBe(olds[old] as Nodes, news[index] as Nodes))
    if (found === undefined) continue
    next = rights.indexOf(found) + 1
    matches.push({ old, new: found })
  }
  return matches
}

function canBe(old: Nodes, fresh: Nodes): boolean {
  if (sortOf(old) !== sortOf(fresh)) return false
  if (!isLine(old) || old.type === 'tableCell' || old.type === 'sources') return true
  // Of segments it is known by now that they are not the same.
  if (old.data?.segment !== undefined && fresh.data?.segment !== undefined) return false
  const [before, after] = [wordsOf(old), wordsOf(fresh)]
  return createSimilarity([before, after]).score(before, after) >= ALIKE
}

/** Of matches in the order of their new places, the heaviest set whose old places rise as well. */
export function heaviest<Candidate extends Match & { weight: number }>(candidates: readonly Candidate[]): Candidate[] {
  const best: { sum: number; previous: number }[] = []
  let end = -1
  candidates.forEach((candidate, index) => {
    let [sum, previous] = [0, -1]
    for (let at = 0; at < index; at++) {
      const other = best[at]
      if (other && (candidates[at]?.old ?? 0) < candidate.old && other.sum > sum) [sum, previous] = [other.sum, at]
    }
    best.push({ sum: sum + candidate.weight, previous })
    if (end < 0 || (best[index]?.sum ?? 0) > (best[end]?.sum ?? 0)) end = index
  })
  const chain: Candidate[] = []
  for (let at = end; at >= 0; at = best[at]?.previous ?? -1) chain.unshift(candidates[at] as Candidate)
  return chain
}
