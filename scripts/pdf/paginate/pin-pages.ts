import type { BreakPin, Pins } from './make-pins.ts'
import type { ItemElements, Place, Run } from './page-state.ts'

/**
 * Runs in the page: takes earlier pins out, and makes pages begin and notes stand where `pins` say. Pages part by forced
 * breaks between blocks, and inside text by floats that leave no room below them. All is measured in the galley first.
 */
export function pinPages({ breaks, notes }: Pins): void {
  const state = globalThis.paginating
  /** px below a text that its filler leaves free, lest it reach overleaf. */
  const LEFT_FREE = 8
  const CLASSES = ['page-break', 'page-start', 'parted-text', 'parted-block', 'parted-row', 'first-note']

  document.documentElement.classList.remove('measuring')
  state.removeInserted()
  for (const element of document.querySelectorAll(CLASSES.map(name => `.${name}`).join()))
    element.classList.remove(...CLASSES)

  const pins = breaks.map(pin => ({ ...pin, at: state.items[pin.item] as ItemElements }))
  // What will be parted first loses what parting would undo.
  for (const { at } of pins) {
    if (at.line && at.line.index > 0) at.line.run.block.classList.add('parted-text')
    at.strip?.row.classList.add('parted-row')
  }

  const insertions: { place: Place; element: Element }[] = []
  const marks: { element: Element; name: string }[] = []
  for (const pin of pins) {
    if (pin.at.strip) partRow(pin.at.strip, heightOf(pin))
    else if (pin.at.line && pin.at.line.index > 0)
      partText(pin.at.line.run, pin.at.line.index, filler('span', 'page-filler', `${heightOf(pin)}px`))
    else startPage(pin)
    const parted = partedBlocks(pin.at)
    for (const element of parted) marks.push({ element, name: 'parted-block' })
    if (pin.foot && parted.some(isPainted)) hideFoot(pin.foot)
  }
  for (const { note, top, first, parts } of notes) {
    const { element } = state.notes[note] as { element: HTMLElement }
    const run: Run = { block: element, first: element.firstChild, end: null }
    for (const { line, height } of parts)
      partText(run, line, filler('span', 'note-filler', `calc(${height}px - var(--note-rule-distance))`))
    element.style.top = `${top}px`
    if (first) marks.push({ element, name: 'first-note' })
  }
  for (const { element, name } of marks) element.classList.add(name)
  // From the end, so that offsets into the same text hold.
  for (const { place, element } of insertions.reverse()) state.insert(element, place)

  function heightOf({ blank, room }: BreakPin): number {
    return blank + room - Math.min(LEFT_FREE, room / 2)
  }

  function filler(tag: string, className: string, height: string): HTMLElement {
    const element = document.createElement(tag)
    element.className = className
    element.style.height = height
    return element
  }

  /** Sends line `index` and those after it overleaf. */
  function partText(run: Run, index: number, element: Element): void {
    insertions.push({ place: state.placeBelow(run, state.linesOf(run), index - 1), element })
  }

  function partRow({ row, kept }: NonNullable<ItemElements['strip']>, height: number): void {
    const cells = [...row.cells].map(cell => {
      const run: Run = { block: cell, first: cell.firstChild, end: null }
      return { run, lines: state.linesOf(run) }
    })
    const bottomOf = (lines: (typeof cells)[0]['lines'], count: number) =>
      lines[count - 1]?.bottom ?? lines[0]?.top ?? 0
    const bottom = Math.max(...cells.map(({ lines }, index) => bottomOf(lines, kept[index] ?? 0)))
    for (const [index, { run, lines }] of cells.entries()) {
      const count = kept[index] ?? 0
      if (count >= lines.length) continue
      const element = filler('span', 'page-filler', `${height + bottom - bottomOf(lines, count)}px`)
      insertions.push({ place: state.placeBelow(run, lines, count - 1), element })
    }
  }

  function startPage({ at, blank }: BreakPin & { at: ItemElements }): void {
    // Rows part their table where they stand, not the section that they begin.
    const first = at.starts[0]?.matches('thead, tbody, tfoot')
      ? at.starts.find(({ tagName }) => tagName === 'TR')
      : at.starts[0]
    const parent = first?.parentNode ?? at.line?.run.block
    const before = first ?? at.line?.run.first
    if (first) marks.push({ element: first, name: 'page-break' })
    if (parent && before && (blank > 0 || !first)) {
      const tag = first && /^(LI|TR)$/.test(first.tagName) ? first.tagName : 'span'
      const gap = filler(tag, 'page-gap page-break', `${Math.max(0, blank - LEFT_FREE)}px`)
      insertions.push({ place: { parent, before }, element: gap })
    }
    // The margin above falls away, and with it those that it would have collapsed with.
    for (const element of at.starts) {
      marks.push({ element, name: 'page-start' })
      const { display, paddingTop, borderTopWidth } = getComputedStyle(element)
      if (!/^(block|list-item)$/.test(display) || Number.parseFloat(paddingTop) + Number.parseFloat(borderTopWidth) > 0)
        break
    }
  }

  /** What goes on from the page before. */
  function partedBlocks({ block, starts }: ItemElements): Element[] {
    const blocks: Element[] = []
    for (let element: Element | null = block; element && element.tagName !== 'MAIN'; element = element.parentElement)
      if (!starts.includes(element)) blocks.push(element)
    return blocks
  }

  function isPainted(element: Element): boolean {
    const { backgroundColor, borderLeftWidth, borderRightWidth } = getComputedStyle(element)
    const isClear = /^(transparent|rgba\(.*, 0\))$/.test(backgroundColor)
    return !isClear || Number.parseFloat(borderLeftWidth) + Number.parseFloat(borderRightWidth) > 0
  }

  function hideFoot({ top, height }: NonNullable<BreakPin['foot']>): void {
    const main = document.querySelector('main')
    if (!main) return
    const ground = filler('span', 'note-ground', `${height}px`)
    ground.style.top = `${top}px`
    // Before the notes, so that they are painted over it.
    insertions.push({ place: { parent: main, before: main.firstChild }, element: ground })
  }
}
