import type { ItemElements, NoteElements } from './found.ts'
import { BREAK, type GalleyChapter, type GalleyGroup, type GalleyItem } from './galley.ts'
import { lineAt, linesOf, type Run } from './lines.ts'
import { pageHeight } from './page-box.ts'

/** Reads what is in a table, with a reader's help. */
export type TableReader = (table: Element, reader: GalleyReader) => void

const INLINE = new Set(['A', 'ABBR', 'B', 'BDI', 'BR', 'CITE', 'CODE', 'EM', 'I', 'Q', 'STRONG', 'SUB', 'SUP'])

/** Walks through the document and collects its items, each with the elements behind it. */
export class GalleyReader {
  readonly items: GalleyItem[] = []
  readonly elements: ItemElements[] = []
  readonly groups: GalleyGroup[] = []
  /** Figures and boxes that may leave their place in the text. */
  readonly floats: GalleyGroup[] = []
  readonly chapters: GalleyChapter[] = []
  /** Element → the item that it begins with. */
  readonly firstItems = new Map<Element, number>()
  /** Whether the next item is not to be parted from the last one. */
  attached = false
  readonly #notes: readonly NoteElements[]
  readonly #readTable: TableReader
  #nextNote = 0
  /** Elements that have begun without an item in them yet. */
  #begun: Element[] = []
  #forced = false
  #opens = false
  #spaced = false
  /** Depth within tables, boxes and the like. */
  #enclosures = 0

  /** @param notes in document order */
  constructor(notes: readonly NoteElements[], readTable: TableReader) {
    this.#notes = notes
    this.#readTable = readTable
  }

  /** Reads what is in a block: other blocks, and runs of inline content between them. */
  read(block: Element): void {
    let first: Node | undefined
    for (const child of block.childNodes) {
      if (!(child instanceof Element)) {
        if (child instanceof Text && /\S/.test(child.data)) first ??= child
        continue
      }
      const style =
        INLINE.has(child.tagName) || child.matches('.note:not(.at-end)') ? undefined : getComputedStyle(child)
      if (style === undefined || style.display.startsWith('inline') || style.float !== 'none') {
        first ??= child
      } else if (style.display !== 'none' && style.position !== 'absolute' && style.position !== 'fixed') {
        if (first) this.#readRun({ block, first, end: child })
        first = undefined
        this.visit(child, style)
      }
    }
    if (first) this.#readRun({ block, first, end: null })
  }

  visit(element: Element, style: CSSStyleDeclaration): void {
    const from = this.items.length
    this.attached ||= /^avoid/.test(style.breakBefore)
    this.#forced ||= style.breakBefore === 'page'
    this.begin(element)
    const chapter = chapterOf(element)
    if (chapter) this.chapters.push({ ...chapter, item: from })
    this.#opens ||= element.matches('.chapter')
    this.#spaced ||= this.#enclosures === 0 && element.matches(SPACED)
    const isEnclosed = element.matches('figure, table, blockquote, pre, dl, .box, .recommendation')
    if (isEnclosed) this.#enclosures++
    this.#readContent(element, style)
    if (isEnclosed) this.#enclosures--
    this.takeNotes(element, () => this.items.length - 1)
    const to = this.items.length
    if (to === from) {
      this.#begun = this.#begun.filter(other => other !== element)
      return
    }
    if (/^avoid/.test(style.breakInside) && to - from > 1)
      this.groups.push({ from, to, frame: element.matches('.box, .recommendation') })
    if (this.#enclosures === 0 && mayFloat(element)) this.floats.push({ from, to })
    this.attached ||= /^avoid/.test(style.breakAfter)
    this.#forced ||= style.breakAfter === 'page'
  }

  /** The next item is the first in an element. */
  begin(element: Element): void {
    this.firstItems.set(element, this.items.length)
    this.#begun.push(element)
  }

  /** Whether elements of a kind have begun, without an item in them yet. */
  hasBegun(tagName: string): boolean {
    return this.#begun.some(element => element.tagName === tagName)
  }

  emit(top: number, bottom: number, cost: GalleyItem['cost'], behind: Omit<ItemElements, 'starts' | 'end'>): void {
    this.items.push({
      top,
      bottom,
      cost: this.attached ? BREAK.attached : cost,
      forced: this.#forced,
      opens: this.#opens,
      header: 0,
      notes: [],
      spaced: this.#spaced,
      plain: this.#enclosures === 0,
    })
    this.elements.push({ starts: this.#begun, end: undefined, ...behind })
    this.#begun = []
    this.#forced = false
    this.#opens = false
    this.#spaced = false
    this.attached = false
  }

  /** Gives the notes called before the end of `node` to the item that `itemOf` chooses by where the call stands. */
  takeNotes(node: Node, itemOf: (y: number) => number): void {
    for (let note = this.#notes[this.#nextNote]; note; note = this.#notes[++this.#nextNote]) {
      const position = node.compareDocumentPosition(note.element)
      if (position & Node.DOCUMENT_POSITION_FOLLOWING && !(position & Node.DOCUMENT_POSITION_CONTAINED_BY)) return
      const rect = note.call.getClientRects()[0]
      this.items[itemOf(rect ? rect.bottom - rect.height / 4 : 0)]?.notes.push(this.#nextNote)
    }
  }

  #readRun(run: Run): void {
    const lines = linesOf(run)
    if (lines.length === 0) return
    const style = getComputedStyle(run.block)
    const orphans = Number(style.orphans)
    const widows = Number(style.widows)
    const from = this.items.length
    for (const [index, line] of lines.entries()) {
      const isLoose = index > 0 && (index < orphans || lines.length - index < widows)
      const cost = isLoose ? BREAK.loose : BREAK.free
      this.emit(line.top, line.bottom, cost, { block: run.block, line: { run, index } })
    }
    this.takeNotes(run.end?.previousSibling ?? run.block, y => from + lineAt(lines, y))
  }

  /** Emits the items of a block, the first and the last of which take in its edges. */
  #readContent(element: Element, style: CSSStyleDeclaration): void {
    const from = this.items.length
    const rect = element.getBoundingClientRect()
    // The cover has a page of its own, of another size.
    if (element.matches('.cover')) {
      this.emit(rect.top, rect.top, BREAK.free, { block: element })
      return
    }
    if (style.display === 'table') this.#readTable(element, this)
    else if (isParted(element, style)) this.read(element)
    if (this.items.length === from && rect.height > 0) this.emit(rect.top, rect.bottom, BREAK.free, { block: element })
    const first = this.items[from]
    const last = this.items.at(-1)
    const behind = this.elements.at(-1)
    if (!first || !last || !behind) return
    first.top = Math.min(first.top, rect.top)
    if (rect.bottom >= last.bottom) behind.end = element
    last.bottom = Math.max(last.bottom, rect.bottom)
  }
}

/** What has space above it, in the text of a chapter. */
export const SPACED = '.chapter :is(h3, h4, figure, .box, .recommendation, .key-messages, .quote, .big-number)'

/** Whether the engine parts a block: not a picture, a grid or a box that could be scrolled. */
function isParted(element: Element, style: CSSStyleDeclaration): boolean {
  return (
    /^(block|list-item|flow-root)$/.test(style.display) &&
    /^(visible|clip)$/.test(style.overflowY) &&
    style.columnCount === 'auto' &&
    style.columnWidth === 'auto' &&
    !element.matches('img, svg, canvas, object')
  )
}

/** A table taller than this share of a page is rather parted than moved. */
const TALL_TABLE = 0.5

/** A box is narrower than the page: notes called in it would be placed from its edge. */
function mayFloat(element: Element): boolean {
  if (element.matches('.chapter figure.figure')) return true
  if (element.matches('.chapter > figure.table'))
    return element.getBoundingClientRect().height <= pageHeight * TALL_TABLE
  return element.matches('.chapter > .box') && !element.querySelector('.note:not(.at-end)')
}

function chapterOf(element: Element): Omit<GalleyChapter, 'item'> | undefined {
  const { id } = element
  if (element.matches('.cover, .imprint:not(.run-on)')) return { id, name: '', folio: false }
  if (element.matches('.chapter')) return { id, name: (element as HTMLElement).dataset.running ?? '', folio: true }
  if (!element.matches('nav.contents')) return undefined
  return { id, name: element.querySelector('h2')?.textContent ?? '', folio: true }
}
