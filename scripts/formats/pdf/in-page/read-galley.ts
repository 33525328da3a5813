import { found, type NoteElements } from './found.ts'
import type { Galley, GalleyFloat, GalleyGroup, GalleyNote } from './galley.ts'
import { GalleyReader } from './galley-reader.ts'
import { linesOf, runOf } from './lines.ts'
import { lengthOf, pageHeight } from './page-box.ts'
import { readTable } from './read-table.ts'

/** px that a figure or box at the top of a page keeps from the text at least. */
const LEAST_BELOW = 16

/**
 * Finds the items that pages are made of, in document order, and what keeps them together, while the document is one
 * column. Writes nothing.
 */
export function readGalley(): Galley {
  const main = document.querySelector('main') ?? document.body
  const notes = [...main.querySelectorAll<HTMLElement>('.note:not(.at-end)')].map(element => ({
    element,
    call: element.previousElementSibling ?? element.parentElement ?? element,
  }))
  const reader = new GalleyReader(notes, readTable)
  reader.read(document.body)
  const { items, elements, groups, floats, chapters, firstItems } = reader
  found.items = elements
  found.notes = notes
  const noteLine = notes[0] ? Number.parseFloat(getComputedStyle(notes[0].element).lineHeight) || 0 : 0
  return {
    pageHeight,
    separation: lengthOf('--note-separation'),
    noteGap: lengthOf('--note-gap'),
    noteColumns: lengthOf('--note-columns') || 1,
    latestOpening: lengthOf('--latest-opening') || 1,
    rightHand: document.body.matches('.openers-right-hand'),
    items,
    notes: notes.map(({ element }) => readNote(element, noteLine)),
    groups,
    floats: floats.flatMap(float => floatOf(float, reader)),
    chapters,
    chapterNotes: [...main.querySelectorAll('.chapter-notes')].flatMap(list => firstItems.get(list) ?? []),
    anchors: { ...anchorsOf(firstItems), ...placesOf(reader, notes) },
    main: { item: firstItems.get(main) ?? 0, top: main.getBoundingClientRect().top },
  }
}

/** Anchors inside text, a cell or a picture count as where the block begins. */
function anchorsOf(firstItems: ReadonlyMap<Element, number>): Record<string, number> {
  const anchors: Record<string, number> = {}
  for (const [element, item] of firstItems) if (element.id) anchors[element.id] = item
  for (const { dataset } of document.querySelectorAll<HTMLElement>('[data-target]')) {
    const id = dataset.target ?? ''
    let element = document.getElementById(id)
    while (element && !firstItems.has(element)) element = element.parentElement
    if (element) anchors[id] ??= firstItems.get(element) ?? 0
  }
  return anchors
}

/** Notes stand where they are called, and calls that say where their note stands are on a line of their own block. */
function placesOf({ items, firstItems }: GalleyReader, notes: readonly NoteElements[]): Record<string, number> {
  const places: Record<string, number> = {}
  for (const [index, item] of items.entries())
    for (const note of item.notes) places[notes[note]?.element.id ?? ''] = index
  for (const call of document.querySelectorAll('.call-place[id]')) {
    const sign = call.previousElementSibling ?? call
    const { bottom, height } = sign.getBoundingClientRect()
    let block: Element | null = call
    while (block && !firstItems.has(block)) block = block.parentElement
    let index = (block && firstItems.get(block)) ?? 0
    while (index + 1 < items.length && (items[index]?.bottom ?? 0) <= bottom - height / 4) index++
    places[call.id] = index
  }
  return places
}

/** A figure or box with text before and behind it. */
function floatOf({ from, to }: GalleyGroup, { items, elements }: GalleyReader): GalleyFloat[] {
  const [before, first, last, behind] = [items[from - 1], items[from], items[to - 1], items[to]]
  if (!before || !first || !last || !behind || first.forced || behind.forced) return []
  const margins = [
    ...marginsOf(elements[from - 1]?.block, elements[from - 1]?.end, 'marginBottom'),
    ...marginsOf(elements[to]?.starts.at(-1), elements[to]?.starts[0], 'marginTop'),
  ]
  const below = Math.max(behind.top - last.bottom, LEAST_BELOW)
  return [{ from, to, height: last.bottom - first.top, gap: Math.max(0, ...margins), below }]
}

/** Margins that collapse into one: of a block and those around it that begin or end with it. */
function marginsOf(
  inner: Element | undefined,
  outer: Element | undefined,
  side: 'marginTop' | 'marginBottom',
): number[] {
  const margins: number[] = []
  for (let element = inner; element; element = element.parentElement ?? undefined) {
    margins.push(Number.parseFloat(getComputedStyle(element)[side]))
    if (element === outer || !outer) break
  }
  return margins
}

function readNote(element: HTMLElement, lineHeight: number): GalleyNote {
  const { top, height } = element.getBoundingClientRect()
  // Most notes are too short to be parted: their lines need not be looked for.
  const lines = height < lineHeight * 3.5 ? [] : linesOf(runOf(element))
  return {
    number: element.dataset.number ?? '',
    height,
    lines: lines.length < 4 ? [] : lines.map(line => ({ top: line.top - top, bottom: line.bottom - top })),
  }
}
