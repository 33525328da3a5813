import { found, type ItemElements } from './found.ts'
import { SPACED } from './galley-reader.ts'
import { insert, removeInserted } from './insert.ts'
import { type Line, linesOf, type Place, placeBelow, placeOf, type Run, runOf } from './lines.ts'
import type { BreakPin, Pins } from './pins.ts'
import { GROUP_HEADING } from './read-table.ts'

/** px below a text that its filler leaves free, lest it reach overleaf. */
const LEFT_FREE = 8
/** Elements with more space above them. */
const spaced: HTMLElement[] = []
const CLASSES = ['page-break', 'page-start', 'parted-text', 'parted-block', 'parted-row', 'carried', 'in-columns']

/**
 * Takes earlier pins out, and makes pages begin and notes stand where `pins` say. Pages part by forced
 * breaks between blocks, and inside text by floats that leave no room below them. All is measured in the galley first.
 */
export function pinPages({ breaks, notes, rules, figures, spaces }: Pins): void {
  const main = document.querySelector('main') ?? document.body
  document.documentElement.classList.remove('measuring')
  removeInserted()
  for (const element of document.querySelectorAll(CLASSES.map(name => `.${name}`).join()))
    element.classList.remove(...CLASSES)
  for (const element of spaced.splice(0)) element.style.marginTop = ''

  const pins = breaks.map(pin => ({ ...pin, at: found.items[pin.item] as ItemElements }))
  // What will be parted first loses what parting would undo.
  for (const { at } of pins) {
    if (at.line && at.line.index > 0) at.line.run.block.classList.add('parted-text')
    at.strip?.row.classList.add('parted-row')
  }

  const insertions: { place: Place; element: Element }[] = []
  const marks: { element: Element; name: string }[] = []
  const carried = new Map<Element, number>()
  const tops = new Map<HTMLElement, number>()
  // First in the list, hence last in the document: they are painted over what hides a foot.
  drawRules()
  for (const pin of pins) beginPage(pin)
  carryFigures()
  placeNotes()
  for (const { element, name } of marks) element.classList.add(name)
  for (const [element, top] of tops) element.style.top = `${top}px`
  addSpaces()
  // From the end, so that offsets into the same text hold.
  for (const { place, element } of insertions.reverse()) insert(element, place)

  function addSpaces(): void {
    for (const { item, above } of spaces) {
      const element = found.items[item]?.starts.find(start => start.matches(SPACED)) as HTMLElement | undefined
      if (!element) continue
      element.style.marginTop = `${above}px`
      spaced.push(element)
    }
  }

  function drawRules(): void {
    for (const { top, wide } of rules) {
      const rule = filler('span', wide ? 'note-rule wide' : 'note-rule', '0px')
      rule.style.top = `calc(${top}px - var(--note-rule-distance))`
      insertions.push({ place: { parent: main, before: main.firstChild }, element: rule })
    }
  }

  function beginPage(pin: BreakPin & { at: ItemElements }): void {
    const { at } = pin
    if (at.strip) partRow(at.strip, heightOf(pin))
    else if (!at.line || at.line.index === 0) startPage(pin)
    else if (keepsSpaces(at.line.run)) breakText(at.line.run, at.line.index, gap('span', pin))
    else partText(at.line.run, at.line.index, filler('span', 'page-filler', `${heightOf(pin)}px`))
    const parted = partedBlocks(at)
    for (const element of parted) marks.push({ element, name: 'parted-block' })
    if (pin.foot && parted.some(isPainted)) hideFoot(pin.foot)
  }

  function carryFigures(): void {
    for (const { item, top } of figures) {
      const figure = found.items[item]?.block.closest<HTMLElement>('figure, .box')
      if (!figure) continue
      carried.set(figure, top)
      tops.set(figure, top)
      marks.push({ element: figure, name: 'carried' })
    }
  }

  function placeNotes(): void {
    for (const { note, top, column, parts } of notes) {
      const { element } = found.notes[note] as { element: HTMLElement }
      const run = runOf(element)
      element.style.setProperty('--note-column', String(column ?? 0))
      if (column === undefined) marks.push({ element, name: 'in-columns' })
      for (const { line, height } of parts) partText(run, line, filler('span', 'page-filler', `${height}px`))
      // Within a figure that is placed itself, notes are placed from there.
      const figure = element.closest('figure')
      tops.set(element, top - ((figure && carried.get(figure)) ?? 0))
    }
  }

  function heightOf({ blank, room, above }: BreakPin): number {
    return blank + room + (above > 0 ? above : -Math.min(LEFT_FREE, room / 2))
  }

  function filler(tag: string, className: string, height: string): HTMLElement {
    const element = document.createElement(tag)
    element.className = className
    element.style.height = height
    return element
  }

  /** Begins a page, and keeps it free as far as `blank` and `above` say. */
  function gap(tag: string, { blank, above }: Pick<BreakPin, 'blank' | 'above'>): HTMLElement {
    return filler(tag, 'page-gap page-break', `${above > 0 ? blank + above : Math.max(0, blank - LEFT_FREE)}px`)
  }

  /** In code, the spaces that a line begins with would find room beside a float. */
  function keepsSpaces({ block }: Run): boolean {
    return /^(pre|pre-wrap|break-spaces)$/.test(getComputedStyle(block).whiteSpace)
  }

  /** Begins a page with line `index` of a run, by a block. */
  function breakText(run: Run, index: number, element: Element): void {
    const place = placeOf(run, linesOf(run), index)
    // The line end that is kept there belongs to the line before.
    if ('text' in place && place.text.data[place.offset] === '\n') place.offset++
    insertions.push({ place, element })
  }

  /** Sends line `index` and those after it overleaf. */
  function partText(run: Run, index: number, element: Element): void {
    insertions.push({ place: placeBelow(run, linesOf(run), index - 1), element })
  }

  function partRow({ row, kept }: NonNullable<ItemElements['strip']>, height: number): void {
    const cells = [...row.cells].map(cell => {
      const run = runOf(cell)
      return { run, lines: linesOf(run) }
    })
    const bottomOf = (lines: readonly Line[], count: number) => lines[count - 1]?.bottom ?? lines[0]?.top ?? 0
    const bottom = Math.max(...cells.map(({ lines }, index) => bottomOf(lines, kept[index] ?? 0)))
    for (const [index, { run, lines }] of cells.entries()) {
      const count = kept[index] ?? 0
      if (count >= lines.length) continue
      const element = filler('span', 'page-filler', `${height + bottom - bottomOf(lines, count)}px`)
      insertions.push({ place: placeBelow(run, lines, count - 1), element })
    }
  }

  function startPage({ at, blank, above }: BreakPin & { at: ItemElements }): void {
    // Rows part their table where they stand, not the section that they begin.
    const first = at.starts[0]?.matches('thead, tbody, tfoot')
      ? at.starts.find(({ tagName }) => tagName === 'TR')
      : at.starts[0]
    const parent = first?.parentNode ?? at.line?.run.block
    const before = first ?? at.line?.run.first
    const heading = first && blank + above === 0 ? continuedHeading(first) : undefined
    if (heading && parent && before) insertions.push({ place: { parent, before }, element: heading })
    else if (first && above === 0) marks.push({ element: first, name: 'page-break' })
    if (parent && before && (blank + above > 0 || !first)) {
      const tag = first && /^(LI|TR)$/.test(first.tagName) ? first.tagName : 'span'
      insertions.push({ place: { parent, before }, element: gap(tag, { blank, above }) })
    }
    // The margin above falls away, and with it those that it would have collapsed with.
    for (const element of at.starts) {
      marks.push({ element, name: 'page-start' })
      const { display, paddingTop, borderTopWidth } = getComputedStyle(element)
      if (!/^(block|list-item)$/.test(display) || Number.parseFloat(paddingTop) + Number.parseFloat(borderTopWidth) > 0)
        break
    }
  }

  /** The heading of a group of rows, said again above one of them that begins a page: for the eye alone. */
  function continuedHeading(row: Element): Element | undefined {
    const heading = row.parentElement?.querySelector(`:scope > tr:has(${GROUP_HEADING.replace(':scope ', '')})`)
    if (!heading || heading === row) return undefined
    const copy = heading.cloneNode(true) as Element
    const cell = copy.querySelector<HTMLElement>('th')
    if (cell) cell.textContent = cell.dataset.says ?? ''
    copy.className = 'page-break'
    copy.ariaHidden = 'true'
    for (const element of [copy, ...copy.querySelectorAll('[id]')]) element.removeAttribute('id')
    return copy
  }

  /** What goes on from the page before. */
  function partedBlocks({ block, starts }: ItemElements): Element[] {
    const blocks: Element[] = []
    // The body, which holds what stands before the text as well, is painted on all pages.
    const ends = [main, document.body]
    for (
      let element: Element | null = block;
      element && !ends.includes(element as HTMLElement);
      element = element.parentElement
    )
      if (!starts.includes(element)) blocks.push(element)
    return blocks
  }

  function isPainted(element: Element): boolean {
    const { backgroundColor, backgroundImage, borderLeftWidth, borderRightWidth, boxShadow } = getComputedStyle(element)
    const isClear = /^(transparent|rgba\(.*, 0\))$/.test(backgroundColor)
    // Bars beside what changed are shadows.
    return (
      !isClear ||
      backgroundImage !== 'none' ||
      boxShadow !== 'none' ||
      Number.parseFloat(borderLeftWidth) + Number.parseFloat(borderRightWidth) > 0
    )
  }

  function hideFoot({ top, height }: NonNullable<BreakPin['foot']>): void {
    const ground = filler('span', 'note-ground', `${height}px`)
    ground.style.top = `${top}px`
    // Before the notes, so that they are painted over it.
    insertions.push({ place: { parent: main, before: main.firstChild }, element: ground })
  }
}
