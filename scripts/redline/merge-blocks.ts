import type { Nodes, RootContent, Table } from 'mdast'
import { definitionOf } from '../blocks/registry.ts'
import { type LineContext, lineMovedAway, mergeLines, wholeLine, wrapLine } from './merge-lines.ts'
import type { MergedNotes } from './merge-notes.ts'
import { inOrder, type Match } from './order.ts'
import { isPart } from './parts.ts'
import { type BlockPairs, blocksIn, isContainer, isLine, type Line, sortOf, wordsOf } from './tree-index.ts'

/** What became of a line or a block, for the list of changes. */
export interface Found {
  kind: 'inserted' | 'deleted' | 'edited' | 'rewritten' | 'moved' | 'moved-edited' | 'split' | 'joined'
  /** Id of its segment in the newer revision; for what is gone, in the older one. */
  segment: string | undefined
  /** Where it stands in the redline: an anchor, without `#`. */
  anchor: string | undefined
  before: string
  after: string
}

export interface BlockContext extends Omit<LineContext, 'moved'> {
  notes: MergedNotes
  pairs: BlockPairs
  /** Whether pictures that a block shows differ. */
  hasOtherPicture(old: Nodes, fresh: Nodes): boolean
  found(change: Found): void
  /** Whether the line whose notes are being merged came or went as a whole. */
  isWhole: boolean
  /** What the citations say that changed in the line that is being merged: words of both revisions. */
  cited: { before: string[]; after: string[] }
  /** What tells a move's two ends from those of others, by the line's older node. */
  moveOf(old: Nodes): number
}

/** What the anchors and pictures of deleted blocks begin with: others may have theirs now. */
export const BEFORE = 'before-'

/** Merges the blocks of one revision with those that stand there in the other. */
export function mergeBlocks(olds: readonly Nodes[], news: readonly Nodes[], context: BlockContext): RootContent[] {
  const matches = inOrder(olds, news, context.pairs)
  const groups = partsAround(matches, olds, news, context)
  const merged: RootContent[] = []
  let [from, to] = [0, 0]
  for (const match of [...groups, { olds: [olds.length], news: [news.length] }]) {
    const [old = 0, fresh = 0] = [match.olds[0], match.news[0]]
    for (; from < old; from++) merged.push(...deletedBlock(olds[from] as Nodes, context))
    for (; to < fresh; to++) merged.push(...insertedBlock(news[to] as Nodes, context))
    if (old >= olds.length || fresh >= news.length) continue
    const pair = { olds: match.olds.map(at => olds[at] as Nodes), news: match.news.map(at => news[at] as Nodes) }
    merged.push(...mergePair(pair.olds, pair.news, context))
    from = old + match.olds.length
    to = fresh + match.news.length
  }
  return merged
}

interface Group {
  olds: number[]
  news: number[]
}

/** Matches, and with each the neighbours that its line was split into or joined from. */
function partsAround(
  matches: readonly Match[],
  olds: readonly Nodes[],
  news: readonly Nodes[],
  { pairs }: BlockContext,
): Group[] {
  const takenOld = new Set(matches.map(match => match.old))
  const takenNew = new Set(matches.map(match => match.new))
  const free = (
    nodes: readonly Nodes[],
    at: number,
    taken: Set<number>,
    paired: ReadonlyMap<Nodes, Nodes>,
  ): Line | undefined => {
    const node = nodes[at]
    return node?.type === 'paragraph' && !taken.has(at) && !paired.has(node) ? node : undefined
  }
  return matches.map(match => {
    const group: Group = { olds: [match.old], news: [match.new] }
    const [old, fresh] = [olds[match.old] as Nodes, news[match.new] as Nodes]
    if (old.type !== 'paragraph' || fresh.type !== 'paragraph') return group
    for (const step of [1, -1]) {
      for (let at = match.new + step; ; at += step) {
        const part = free(news, at, takenNew, pairs.toOld)
        if (!part || !isPart(wordsOf(part), wordsOf(old))) break
        group.news[step === 1 ? 'push' : 'unshift'](at)
        takenNew.add(at)
      }
      for (let at = match.old + step; ; at += step) {
        const part = free(olds, at, takenOld, pairs.toNew)
        if (!part || !isPart(wordsOf(part), wordsOf(fresh))) break
        group.olds[step === 1 ? 'push' : 'unshift'](at)
        takenOld.add(at)
      }
    }
    return group
  })
}

function mergePair(olds: readonly Nodes[], news: readonly Nodes[], context: BlockContext): RootContent[] {
  const [old, fresh] = [olds[0] as Nodes, news[0] as Nodes]
  if (isLine(old) && isLine(fresh)) {
    context.isWhole = false
    const { cited: around } = context
    const cited: BlockContext['cited'] = { before: [], after: [] }
    context.cited = cited
    const { lines, changed, rewritten } = mergeLines(olds as Line[], news as Line[], { ...context, moved: false })
    const kind = olds.length > 1 ? 'joined' : news.length > 1 ? 'split' : rewritten ? 'rewritten' : 'edited'
    context.cited = around
    if (changed || cited.before.join() !== cited.after.join())
      context.found({
        ...{ kind, ...described(fresh) },
        ...{ before: textOf(olds, cited.before), after: textOf(news, cited.after) },
      })
    return lines as RootContent[]
  }
  if (!isContainer(old) || !isContainer(fresh)) {
    // Lists that the build makes are what they are now.
    if (isMade(fresh) || solidKey(old) === solidKey(fresh)) return [fresh as RootContent]
    return [...deletedBlock(old, context, true), ...insertedBlock(fresh, context, true)]
  }
  if (old.type === 'table' && fresh.type === 'table' && columns(old) !== columns(fresh))
    return [...deletedBlock(old, context, true), ...insertedBlock(fresh, context, true)]
  const before: RootContent[] = context.hasOtherPicture(old, fresh) ? [pictureOnly(old)] : []
  if (before.length > 0)
    context.found({ kind: 'edited', ...described(fresh), before: pictureName(old), after: pictureName(fresh) })
  const changed = changedAttributes(old, fresh)
  const children = mergeChildren(old, fresh, context)
  const was = old.type === 'block' ? { was: old } : {}
  const change = changed ? { change: { kind: 'edited' as const, ...was } } : {}
  if (changed) context.found({ kind: 'edited', ...described(fresh), before: changed.before, after: changed.after })
  const merged = { ...fresh, children, data: { ...fresh.data, ...change } } as RootContent
  return [...before, merged]
}

/** Cells are paired by their columns: a row has as many of them as the others. */
function mergeChildren(old: Nodes, fresh: Nodes, context: BlockContext): RootContent[] {
  const [olds, news] = [blocksIn(old), blocksIn(fresh)]
  if (fresh.type !== 'tableRow' || olds.length !== news.length) return mergeBlocks(olds, news, context)
  return news.flatMap((cell, index) => mergePair([olds[index] as Nodes], [cell], context))
}

/** What only the older revision has here: gone, or moved to another place. */
function deletedBlock(node: Nodes, context: BlockContext, whole = false): RootContent[] {
  if (isMade(node)) return []
  const moved = !whole && context.pairs.toNew.has(node)
  const move = moved && isLine(node) ? context.moveOf(node) : undefined
  if (isLine(node)) {
    context.isWhole = true
    const anchor = anchorOf(node)
    const target = moved ? context.pairs.toNew.get(node) : undefined
    const line =
      target && isLine(target) && move !== undefined
        ? lineMovedAway(node, target, { ...context, moved: false }, move)
        : wholeLine(node, 'deleted', { ...context, moved: false }, move)
    const { segment, id: _, ...data } = line.data ?? {}
    const id = anchor === undefined ? {} : { id: BEFORE + anchor }
    if (!moved) context.found({ kind: 'deleted', segment, anchor: id.id, before: textOf([node]), after: '' })
    return [{ ...line, data: { ...data, ...id } } as RootContent]
  }
  const { segment: _, id, ...data } = node.data ?? {}
  const own = { ...data, ...(id === undefined ? {} : { id: BEFORE + id }), change: { kind: 'deleted' as const } }
  const scope = data.scope === undefined ? {} : { scope: BEFORE + data.scope }
  if (!isContainer(node)) return [{ ...node, data: { ...own, ...scope } } as RootContent]
  const children = blocksIn(node).flatMap(child => deletedBlock(child, context, whole))
  return [{ ...node, children, data: { ...own, ...scope } } as RootContent]
}

/** What only the newer revision has here: new, or moved from another place and perhaps edited on the way. */
function insertedBlock(node: Nodes, context: BlockContext, whole = false): RootContent[] {
  const old = whole ? undefined : context.pairs.toOld.get(node)
  if (isLine(node)) {
    context.isWhole = true
    if (old === undefined || !isLine(old)) {
      context.found({ kind: 'inserted', ...described(node), before: '', after: textOf([node]) })
      return [wholeLine(node, 'inserted', { ...context, moved: false }) as RootContent]
    }
    const { lines, changed } = mergeLines([old], [node], { ...context, moved: true })
    context.found({
      kind: changed ? 'moved-edited' : 'moved',
      ...described(node),
      before: textOf([old]),
      after: textOf([node]),
    })
    return lines.map(line => wrapLine(line, 'inserted', context.moveOf(old)) as RootContent)
  }
  if (isMade(node)) return [node as RootContent]
  const data = { ...node.data, change: { kind: 'inserted' as const } }
  if (!isContainer(node)) return [{ ...node, data } as RootContent]
  const children = blocksIn(node).flatMap(child => insertedBlock(child, context, whole))
  return [{ ...node, children, data } as RootContent]
}

/** Whether a block is a list that the build makes, which has no words of its own. */
function isMade(node: Nodes): boolean {
  return node.type === 'block' && definitionOf(node).content === 'none'
}

function solidKey(node: Nodes): string {
  return `${sortOf(node)} ${'value' in node ? node.value : ''}`
}

function columns(table: Table): number {
  return Math.max(...table.children.map(row => row.children.length), 0)
}

function pictureOnly(node: Nodes): RootContent {
  const { segment: _, id: __, ...data } = node.data ?? {}
  const scope = BEFORE + (data.scope ?? '')
  return { ...node, children: [], data: { ...data, scope, change: { kind: 'deleted' } } } as RootContent
}

function pictureName(node: Nodes): string {
  return node.type === 'block' ? (node.attributes.src ?? '') : ''
}

/** Attributes of a block that readers see, where they differ: whom it addresses, who said it. */
function changedAttributes(old: Nodes, fresh: Nodes): { before: string; after: string } | undefined {
  if (old.type !== 'block' || fresh.type !== 'block') return undefined
  const names = [...new Set([...Object.keys(old.attributes), ...Object.keys(fresh.attributes)])]
  const differ = names.filter(name => name !== 'src' && old.attributes[name] !== fresh.attributes[name])
  if (differ.length === 0) return undefined
  const list = (attributes: Readonly<Record<string, string>>): string =>
    differ.map(name => `${name}: ${attributes[name] ?? '–'}`).join('; ')
  return { before: list(old.attributes), after: list(fresh.attributes) }
}

function described(node: Nodes): Pick<Found, 'segment' | 'anchor'> {
  return { segment: node.data?.segment, anchor: anchorOf(node) }
}

function anchorOf({ data }: Nodes): string | undefined {
  return data?.id ?? data?.segment?.split('/')[1]
}

function textOf(nodes: readonly Nodes[], cited: readonly string[] = []): string {
  return [...nodes.map(wordsOf), ...cited].join(' ').replace(/\s+/g, ' ').trim()
}
