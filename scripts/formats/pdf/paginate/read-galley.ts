import type { Galley, GalleyChapter, GalleyFloat, GalleyGroup, GalleyItem, GalleyNote } from './galley.ts'
import type { ItemElements, Line, Run } from './page-state.ts'

/**
 * Runs in the page, while the document is one column: finds the items that pages are made of, in document order, and
 * what keeps them together. Writes nothing.
 */
export function readGalley(): Galley {
  const state = globalThis.paginating
  // See BREAK, which a function that runs in the page cannot import.
  const [FREE, LOOSE, TOGETHER, ATTACHED] = [0, 1, 2, 3] as const
  /** A row taller than this share of a page may be parted. */
  const TALL_ROW = 0.5
  /** px that a figure at the top of a page keeps from the text at least. */
  const LEAST_BELOW = 16
  const INLINE = new Set(['A', 'ABBR', 'B', 'BDI', 'BR', 'CITE', 'CODE', 'EM', 'I', 'Q', 'STRONG', 'SUB', 'SUP'])

  const items: GalleyItem[] = []
  const groups: GalleyGroup[] = []
  const figures: GalleyGroup[] = []
  const chapters: GalleyChapter[] = []
  const firstItems = new Map<Element, number>()
  const main = document.querySelector('main') ?? document.body
  const notes = [...main.querySelectorAll<HTMLElement>('.note:not(.at-end)')].map(element => ({
    element,
    call: element.previousElementSibling ?? element.parentElement ?? element,
  }))
  const noteLine = notes[0] ? Number.parseFloat(getComputedStyle(notes[0].element).lineHeight) || 0 : 0
  const elements: ItemElements[] = []
  let nextNote = 0
  /** Elements that have begun without an item in them yet. */
  let begun: Element[] = []
  let forced = false
  let attached = false
  /** Depth within tables, boxes and the like. */
  let enclosures = 0

  walk(document.body)
  state.items = elements
  state.notes = notes
  const rest = document.documentElement
  return {
    pageHeight: state.pageHeight,
    separation: lengthOf(rest, '--note-separation'),
    noteGap: lengthOf(rest, '--note-gap'),
    items,
    notes: notes.map(readNote),
    groups,
    floats: figures.flatMap(floatOf),
    chapters,
    anchors: anchorsOf(firstItems),
    main: { item: firstItems.get(main) ?? 0, top: main.getBoundingClientRect().top },
  }

  /** Anchors inside text, a cell or a picture count as where the block begins. */
  function anchorsOf(firstItems: Map<Element, number>): Record<string, number> {
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

  function lengthOf(element: Element, name: string): number {
    return Number.parseFloat(getComputedStyle(element).getPropertyValue(name)) || 0
  }

  function emit(
    top: number,
    bottom: number,
    cost: GalleyItem['cost'],
    behind: Omit<ItemElements, 'starts' | 'end'>,
  ): void {
    items.push({ top, bottom, cost: attached ? ATTACHED : cost, forced, header: 0, notes: [], plain: enclosures === 0 })
    elements.push({ starts: begun, end: undefined, ...behind })
    begun = []
    forced = false
    attached = false
  }

  /** Gives the notes called before the end of `node` to the item that `itemOf` chooses by where the call stands. */
  function takeNotes(node: Node, itemOf: (y: number) => number): void {
    for (let note = notes[nextNote]; note; note = notes[++nextNote]) {
      const position = node.compareDocumentPosition(note.element)
      if (position & Node.DOCUMENT_POSITION_FOLLOWING && !(position & Node.DOCUMENT_POSITION_CONTAINED_BY)) return
      const rect = note.call.getClientRects()[0]
      items[itemOf(rect ? rect.bottom - rect.height / 4 : 0)]?.notes.push(nextNote)
    }
  }

  function walk(block: Element): void {
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
        if (first) setRun({ block, first, end: child })
        first = undefined
        visit(child, style)
      }
    }
    if (first) setRun({ block, first, end: null })
  }

  function setRun(run: Run): void {
    const lines = state.linesOf(run)
    if (lines.length === 0) return
    const style = getComputedStyle(run.block)
    const orphans = Number(style.orphans)
    const widows = Number(style.widows)
    const from = items.length
    for (const [index, line] of lines.entries()) {
      const isLoose = index > 0 && (index < orphans || lines.length - index < widows)
      emit(line.top, line.bottom, isLoose ? LOOSE : FREE, { block: run.block, line: { run, index } })
    }
    takeNotes(run.end?.previousSibling ?? run.block, y => from + lineAt(lines, y))
  }

  function lineAt(lines: readonly { top: number; bottom: number }[], y: number): number {
    const index = lines.findIndex(line => y < line.bottom)
    return index === -1 ? lines.length - 1 : index
  }

  function visit(element: Element, style: CSSStyleDeclaration): void {
    const from = items.length
    firstItems.set(element, from)
    attached ||= /^avoid/.test(style.breakBefore)
    forced ||= style.breakBefore === 'page'
    begun.push(element)
    const chapter = chapterOf(element)
    if (chapter) chapters.push({ ...chapter, item: from })
    const isEnclosed = element.matches('figure, table, blockquote, pre, dl, .box, .recommendation')
    if (isEnclosed) enclosures++
    readContent(element, style)
    if (isEnclosed) enclosures--
    takeNotes(element, () => items.length - 1)
    if (items.length === from) {
      begun = begun.filter(other => other !== element)
      return
    }
    if (/^avoid/.test(style.breakInside) && items.length - from > 1) groups.push({ from, to: items.length })
    if (element.matches('.chapter figure.figure') && enclosures === 0) figures.push({ from, to: items.length })
    attached ||= /^avoid/.test(style.breakAfter)
    forced ||= style.breakAfter === 'page'
  }

  /** A figure with text before and behind it. */
  function floatOf({ from, to }: GalleyGroup): GalleyFloat[] {
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

  /** Emits the items of a block, the first and the last of which take in its edges. */
  function readContent(element: Element, style: CSSStyleDeclaration): void {
    const from = items.length
    const rect = element.getBoundingClientRect()
    // The cover has a page of its own, of another size.
    if (element.matches('.cover')) {
      emit(rect.top, rect.top, FREE, { block: element })
      return
    }
    if (style.display === 'table') readTable(element)
    else if (isParted(element, style)) walk(element)
    if (items.length === from && rect.height > 0) emit(rect.top, rect.bottom, FREE, { block: element })
    const first = items[from]
    const last = items.at(-1)
    const behind = elements.at(-1)
    if (!first || !last || !behind) return
    first.top = Math.min(first.top, rect.top)
    if (rect.bottom >= last.bottom) behind.end = element
    last.bottom = Math.max(last.bottom, rect.bottom)
  }

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

  function chapterOf(element: Element): Omit<GalleyChapter, 'item'> | undefined {
    const { id } = element
    if (element.matches('.cover, .imprint')) return { id, name: '', folio: false }
    if (element.matches('.chapter')) return { id, name: (element as HTMLElement).dataset.running ?? '', folio: true }
    if (!element.matches('nav.contents')) return undefined
    return { id, name: element.querySelector('h2')?.textContent ?? '', folio: true }
  }

  function readTable(table: Element): void {
    let header: DOMRect | undefined
    for (const part of table.children) {
      const style = getComputedStyle(part)
      if (style.display === 'none') continue
      if (style.display === 'table-header-group') {
        // It begins with the first row, from which the engine never parts it.
        begun.push(part)
        header = part.getBoundingClientRect()
      } else if (/^table-(row|footer)-group$/.test(style.display)) {
        begun.push(part)
        const rows = [...part.children].filter(row => row instanceof HTMLTableRowElement)
        let spanned = 0
        for (const [index, row] of rows.entries()) {
          const isLone = rows.length > 2 && (index === 1 || index === rows.length - 1)
          readRow(row, header, spanned > 0 ? TOGETHER : isLone ? LOOSE : FREE)
          // The heading of a group of rows.
          attached ||= row.cells.length === 1 && row.cells[0]?.tagName === 'TH'
          spanned = Math.max(spanned - 1, ...[...row.cells].map(cell => cell.rowSpan - 1))
        }
      } else {
        visit(part, style)
      }
    }
  }

  function readRow(row: HTMLTableRowElement, header: DOMRect | undefined, before: GalleyItem['cost']): void {
    const from = items.length
    const isFirst = begun.some(element => element.tagName === 'THEAD')
    const rect = row.getBoundingClientRect()
    firstItems.set(row, from)
    begun.push(row)
    const lines = rect.height > state.pageHeight * TALL_ROW ? stripsOf(row) : []
    for (const [index, { line, kept }] of lines.entries())
      emit(line.top, line.bottom, index === 0 ? before : FREE, {
        block: row,
        ...(index > 0 && { strip: { row, kept } }),
      })
    if (lines.length === 0) emit(rect.top, rect.bottom, before, { block: row })
    else groups.push({ from, to: items.length })
    const own = items.slice(from)
    for (const item of own) item.header = header?.height ?? 0
    if (isFirst) (own[0] as GalleyItem).header = 0
    ;(own[0] as GalleyItem).top = isFirst && header ? header.top : rect.top
    ;(own.at(-1) as GalleyItem).bottom = rect.bottom
    takeNotes(row, y => from + lineAt(own, y))
  }

  /** A tall row in lines: those of its longest cell, each with the number of lines that stand before it in every cell. */
  function stripsOf(row: HTMLTableRowElement): { line: Line; kept: number[] }[] {
    const cells = [...row.cells].map(cell => state.linesOf({ block: cell, first: cell.firstChild, end: null }))
    const longest = cells.reduce((best, lines) => (lines.length > best.length ? lines : best), [])
    return longest.map(line => ({
      line,
      kept: cells.map(lines => lines.filter(other => other.bottom <= line.top + 1).length),
    }))
  }

  function readNote({ element }: { element: HTMLElement }): GalleyNote {
    const { top, height } = element.getBoundingClientRect()
    // Most notes are too short to be parted: their lines need not be looked for.
    const lines = height < noteLine * 3.5 ? [] : state.linesOf({ block: element, first: element.firstChild, end: null })
    return {
      number: element.dataset.number ?? '',
      height,
      ibid: figures.length > 0 && /\bib[ií]d/i.test(element.textContent ?? ''),
      lines: lines.length < 4 ? [] : lines.map(line => ({ top: line.top - top, bottom: line.bottom - top })),
    }
  }
}
