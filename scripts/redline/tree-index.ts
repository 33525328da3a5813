import type { Heading, Nodes, Paragraph, Parents, PhrasingContent, RootContent, TableCell } from 'mdast'
import { definitionOf } from '../blocks/registry.ts'
import type { DefinitionTerm, Title } from '../model/nodes.ts'
import type { ChapterTree } from '../resolve/assemble.ts'
import type { Note, Sources } from '../resolve/nodes.ts'
import type { SegmentPairs } from './pair-segments.ts'

/** A block whose children are words. */
export type Line = Paragraph | Heading | TableCell | Title | DefinitionTerm | Sources

const LINES: ReadonlySet<string> = new Set(['paragraph', 'heading', 'tableCell', 'title', 'definitionTerm', 'sources'])

export function isLine(node: Nodes): node is Line {
  return LINES.has(node.type)
}

/** A block that holds blocks. */
export function isContainer(node: Nodes): node is Exclude<Parents, Line> {
  return !isLine(node) && 'children' in node && (node.type !== 'block' || definitionOf(node).content !== 'none')
}

export function blocksIn(node: Nodes): RootContent[] {
  return 'children' in node ? (node.children as RootContent[]) : []
}

/** What kinds of nodes can be one another in two revisions. */
export function sortOf(node: Nodes): string {
  if (node.type === 'block') return `block ${node.name}`
  return node.type
}

/** The words of a node, without those of notes, for comparison. Spaces between blocks part them. */
export function wordsOf(node: Nodes): string {
  switch (node.type) {
    case 'noteCall':
      return ''
    case 'break':
      return ' '
    case 'abbreviation':
      return node.first ? `${node.long} (${node.value})` : node.value
    case 'formatted':
      return node.content.map(hastText).join('')
    case 'image':
      return node.alt ?? ''
    default:
      if ('value' in node) return node.value
      if (!('children' in node)) return ''
      return (node.children as Nodes[]).map(wordsOf).join(isLine(node) || isPhrasingParent(node) ? '' : ' ')
  }
}

function isPhrasingParent(node: Nodes): boolean {
  return [
    'emphasis',
    'strong',
    'delete',
    'link',
    'subscript',
    'superscript',
    'change',
    'shifted',
    'pageReference',
  ].includes(node.type)
}

function hastText(node: { type: string; value?: string; children?: unknown[] }): string {
  if (node.type === 'text') return node.value ?? ''
  return ((node.children ?? []) as (typeof node)[]).map(hastText).join('')
}

export function wordsOfAll(nodes: readonly PhrasingContent[]): string {
  return nodes.map(wordsOf).join('')
}

/** The blocks of a document and where they stand. */
export interface TreeIndex {
  /** Everything around a block, innermost first. */
  around: ReadonlyMap<Nodes, readonly Nodes[]>
  /** Lines that are segments, by their ids. */
  lines: ReadonlyMap<string, Line>
  /** Anchored blocks. */
  anchored: ReadonlyMap<string, Nodes>
}

export function indexTrees(chapters: readonly ChapterTree[], notes: readonly Note[]): TreeIndex {
  const around = new Map<Nodes, readonly Nodes[]>()
  const lines = new Map<string, Line>()
  const anchored = new Map<string, Nodes>()
  const walk = (node: Nodes, holders: readonly Nodes[]): void => {
    around.set(node, holders)
    const { segment, id } = node.data ?? {}
    if (isLine(node) && segment !== undefined && !lines.has(segment)) lines.set(segment, node)
    if (!isLine(node) && id !== undefined && !anchored.has(id)) anchored.set(id, node)
    if (!isLine(node)) for (const child of blocksIn(node)) walk(child, [node, ...holders])
  }
  for (const { tree } of chapters) walk(tree, [])
  for (const note of notes) for (const child of note.children) walk(child, [])
  return { around, lines, anchored }
}

/** Which block of the newer tree each block of the older one became. */
export interface BlockPairs {
  toNew: ReadonlyMap<Nodes, Nodes>
  toOld: ReadonlyMap<Nodes, Nodes>
}

/** Pairs lines by their segments, and what stands around them by the words of the lines that they share. */
export function pairTrees(before: TreeIndex, after: TreeIndex, segments: SegmentPairs): BlockPairs {
  const toNew = new Map<Nodes, Nodes>()
  const toOld = new Map<Nodes, Nodes>()
  const pair = (one: Nodes, other: Nodes): void => {
    toNew.set(one, other)
    toOld.set(other, one)
  }
  const votes = new Map<Nodes, Map<Nodes, number>>()
  for (const [id, line] of before.lines) {
    const other = after.lines.get(segments.get(id) ?? '')
    if (!other) continue
    pair(line, other)
    const weight = wordsOf(line).length + 1
    for (const one of before.around.get(line) ?? [])
      for (const its of after.around.get(other) ?? []) if (sortOf(one) === sortOf(its)) vote(votes, one, its, weight)
  }
  for (const [id, one] of before.anchored) {
    const other = after.anchored.get(id)
    if (other && sortOf(one) === sortOf(other)) vote(votes, one, other, 200)
  }
  const ranked = [...votes].flatMap(([one, others]) => [...others].map(([other, weight]) => ({ one, other, weight })))
  ranked.sort((a, b) => b.weight - a.weight)
  for (const { one, other } of ranked) if (!toNew.has(one) && !toOld.has(other)) pair(one, other)
  keepRowsInTables(toNew, toOld)
  keepCellsInRows(toNew, toOld)
  keepTitlesInBlocks(toNew, toOld)
  return { toNew, toOld }
}

/** Of rows that say the same, such as the heads of two tables, those are one that stand in the same table. */
function keepRowsInTables(toNew: Map<Nodes, Nodes>, toOld: Map<Nodes, Nodes>): void {
  for (const [table, other] of toNew) {
    if (table.type !== 'table') continue
    for (const row of blocksIn(table)) {
      const now = toNew.get(row)
      if (now && blocksIn(other).includes(now as RootContent)) continue
      const own = blocksIn(other).find(one => {
        const was = toOld.get(one)
        return wordsOf(one) === wordsOf(row) && !(was && blocksIn(table).includes(was as RootContent))
      })
      if (!own) continue
      const was = toOld.get(own)
      for (const one of [row, was]) if (one) toNew.delete(one)
      for (const one of [own, now]) if (one) toOld.delete(one)
      toNew.set(row, own)
      toOld.set(own, row)
      if (was && now && wordsOf(was) === wordsOf(now)) {
        toNew.set(was, now)
        toOld.set(now, was)
      }
    }
  }
}

/** A cell goes where its row goes: the same word elsewhere in a table is another cell. */
function keepCellsInRows(toNew: Map<Nodes, Nodes>, toOld: Map<Nodes, Nodes>): void {
  const rows = [...toNew].filter(([{ type }]) => type === 'tableRow')
  for (const pairs of [toNew, toOld]) for (const node of pairs.keys()) if (node.type === 'tableCell') pairs.delete(node)
  for (const [row, other] of rows) {
    const cells = blocksIn(other)
    if (cells.length !== blocksIn(row).length) continue
    blocksIn(row).forEach((cell, index) => {
      toNew.set(cell, cells[index] as Nodes)
      toOld.set(cells[index] as Nodes, cell)
    })
  }
}

/** A title goes where its block goes, however it is called now: a block has one. */
function keepTitlesInBlocks(toNew: Map<Nodes, Nodes>, toOld: Map<Nodes, Nodes>): void {
  const titleOf = (node: Nodes): Nodes | undefined => blocksIn(node).find(({ type }) => type === 'title')
  for (const [block, other] of [...toNew]) {
    if (block.type !== 'block') continue
    const [title, now] = [titleOf(block), titleOf(other)]
    if (!title || !now || toNew.get(title) === now) continue
    const [became, was] = [toNew.get(title), toOld.get(now)]
    if (became) toOld.delete(became)
    if (was) toNew.delete(was)
    toNew.set(title, now)
    toOld.set(now, title)
  }
}

function vote(votes: Map<Nodes, Map<Nodes, number>>, one: Nodes, other: Nodes, weight: number): void {
  const own = votes.get(one) ?? new Map<Nodes, number>()
  votes.set(one, own)
  own.set(other, (own.get(other) ?? 0) + weight)
}
