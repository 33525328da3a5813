import type { Segment, Source } from '../model/source.ts'
import { alignTexts, type Fresh, type Known, pair } from './align.ts'
import type { Locale } from './locales/locale.ts'
import type { Register } from './register.ts'
import { anchorOf, kindOf, SegmentMint } from './segment-id.ts'

/** What a register is made of and aligned with: a chapter, or a list of words made elsewhere. */
export type SegmentSource = Pick<Source, 'name' | 'slug' | 'segments'>

export interface Assignment {
  /** The registers as they should be: source name → id → current text, in document order. */
  registers: Map<string, Map<string, string>>
  /** Every segment of the publication by its id. */
  segments: Map<string, Segment>
  /** Whether any register differs from the one on disk: sync has work to do. */
  outOfDate: boolean
}

/**
 * Gives every segment its id, and every node the id of its segment: the one that its text, or the text that it was
 * edited from, has in the registers; else that of the same text that was translated once; else a new one.
 *
 * Equal texts are aligned before similar ones, and those of the same source before those of others, so that ids survive
 * edits, moves, splits, merges and renamed chapters. The result depends on nothing but the arguments.
 *
 * @param locales all languages' files: retired translations lend their ids to texts that come back.
 */
export function assignIds(
  sources: readonly SegmentSource[],
  registers: ReadonlyMap<string, Register>,
  locales: Iterable<Locale> = [],
): Assignment {
  const predecessors = pairRegisters(sources, registers)
  const knowns = readKnowns(registers)
  const files = sources.map(source => ({
    source,
    known: knowns.get(predecessors.get(source.name) ?? '') ?? [],
    fresh: source.segments.map((segment, index): Fresh => ({ segment, index })),
  }))
  const allKnown = [...knowns.values()].flat()
  const ids = new Set(allKnown.map(({ id }) => id))
  const spares = readSpares(locales)
  alignTexts(files, allKnown, freshes => revive(spares, ids, freshes))
  return settle(files, registers, [...allKnown, ...spares])
}

function settle(
  files: { source: SegmentSource; fresh: Fresh[] }[],
  registers: ReadonlyMap<string, Register>,
  inUse: readonly { id: string }[],
): Assignment {
  const ids = new SegmentMint(inUse.map(({ id }) => anchorOf(id)))
  const segments = new Map<string, Segment>()
  const settled = new Map<string, Map<string, string>>()
  for (const { source, fresh } of files) {
    const texts = new Map<string, string>()
    for (const { segment, known } of fresh) {
      segment.id = known?.id ?? ids.mint(source.slug, segment.kind, segment.text)
      mark(segment)
      segments.set(segment.id, segment)
      texts.set(segment.id, segment.text)
    }
    if (texts.size > 0) settled.set(source.name, texts)
  }
  return { registers: settled, segments, outOfDate: differ(settled, registers) }
}

function mark({ id, node, attribute }: Segment): void {
  if (!node) return
  const wordSegments = { ...node.data?.wordSegments, ...(attribute === undefined ? {} : { [attribute]: id }) }
  node.data = { ...node.data, ...(attribute === undefined ? { segment: id } : { wordSegments }) }
}

/** The register of each source; for a source without one, that of the source which it used to be. */
function pairRegisters(
  sources: readonly SegmentSource[],
  registers: ReadonlyMap<string, Register>,
): Map<string, string> {
  const pairs = new Map<string, string>()
  const names = new Set(sources.map(({ name }) => name))
  const orphans = new Set([...registers.keys()].filter(name => !names.has(name)))
  for (const { name } of sources) if (registers.has(name)) pairs.set(name, name)
  const renamed = sources
    .filter(({ name }) => !registers.has(name))
    .flatMap(source => {
      const texts = new Set(source.segments.map(({ text }) => text))
      return [...orphans].flatMap(orphan => {
        const known = [...(registers.get(orphan)?.texts.values() ?? [])]
        const share = known.filter(text => texts.has(text)).length / Math.max(1, known.length, texts.size)
        const score = share + (baseName(orphan) === baseName(source.name) ? 1 : 0)
        return score >= 0.2 ? { name: source.name, orphan, score } : []
      })
    })
  renamed.sort((a, b) => b.score - a.score)
  for (const { name, orphan } of renamed) if (!pairs.has(name) && orphans.delete(orphan)) pairs.set(name, orphan)
  return pairs
}

/** `03-finance` and `05-finance` are one chapter, renumbered. */
function baseName(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1).replace(/^\d+[-_.]?(?=.)/, '')
}

function readKnowns(registers: ReadonlyMap<string, Register>): Map<string, Known[]> {
  const ids = new Set<string>()
  const knowns = new Map<string, Known[]>()
  for (const [name, { texts }] of registers) {
    const list: Known[] = []
    for (const [id, text] of texts) {
      // After a merge an id may stand in two registers; the first one keeps it.
      if (ids.has(id)) continue
      ids.add(id)
      list.push({ id, text, index: list.length })
    }
    knowns.set(name, list)
  }
  return knowns
}

/** Every id that the languages know, with its source there: those of retired translations too. */
function readSpares(locales: Iterable<Locale>): { id: string; text: string }[] {
  const spares = new Map<string, { id: string; text: string }>()
  for (const { retired, files } of locales)
    for (const { entries } of [retired, ...files.values()])
      for (const [id, { source }] of entries) if (kindOf(id)) spares.set(`${id} ${source}`, { id, text: source })
  return [...spares.values()].toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
}

/** Gives texts that came back the id under which they were translated; also those of a register that was lost. */
function revive(spares: { id: string; text: string }[], used: Set<string>, freshes: Fresh[]): void {
  const idsByText = new Map<string, string[]>()
  for (const { id, text } of spares) {
    const ids = idsByText.get(text)
    if (ids) ids.push(id)
    else idsByText.set(text, [id])
  }
  for (const fresh of freshes) {
    const { kind, text } = fresh.segment
    const id = fresh.known ? undefined : idsByText.get(text)?.find(spare => !used.has(spare) && kindOf(spare) === kind)
    if (id === undefined) continue
    used.add(id)
    pair({ id, text, index: -1 }, fresh)
  }
}

function differ(settled: Map<string, Map<string, string>>, registers: ReadonlyMap<string, Register>): boolean {
  if (settled.size !== registers.size) return true
  return [...settled].some(([name, texts]) => {
    const known = [...(registers.get(name)?.texts ?? [])]
    return (
      known.length !== texts.size ||
      [...texts].some(([id, text], at) => known[at]?.[0] !== id || known[at]?.[1] !== text)
    )
  })
}
