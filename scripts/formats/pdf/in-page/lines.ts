import { columnOf } from './page-box.ts'

/** Inline content of a block, from a child of it to the next block or its end: it is set in lines. */
export interface Run {
  block: Element
  first: Node | null
  /** The sibling after its last node. */
  end: Node | null
}

/** A line as the engine has set it. */
export interface Line {
  /** Page-sized column that it stands in, from 0; always 0 in the galley. */
  column: number
  /** Edges of the line box, px in the window. */
  top: number
  bottom: number
  /** The texts that have a part in it. */
  texts: Text[]
}

/** Where an element is put into the document: within a text or before a node. */
export type Place = { text: Text; offset: number } | { parent: Node; before: Node | null }

/** A run of everything in an element. */
export function runOf(block: Element): Run {
  return { block, first: block.firstChild, end: null }
}

export function linesOf(run: Run): Line[] {
  const { lineHeight, fontSize } = getComputedStyle(run.block)
  const height = Number.parseFloat(lineHeight) || Number.parseFloat(fontSize) * 1.2
  const lines: Line[] = []
  /** Of the line's first box: superscripts and the like stand a little off it. */
  let center = 0
  for (const { leaf, rect } of boxesOf(run)) {
    const column = columnOf(rect)
    const middle = (rect.top + rect.bottom) / 2
    const isTall = rect.height > height * 1.6
    let line = lines.at(-1)
    const isNear = Math.abs(middle - center) < height * 0.55 || (isTall && rect.top < center && center < rect.bottom)
    if (!line || line.column !== column || !isNear) {
      line = { column, top: middle - height / 2, bottom: middle + height / 2, texts: [] }
      lines.push(line)
      center = middle
    }
    if (isTall) {
      line.top = Math.min(line.top, rect.top)
      line.bottom = Math.max(line.bottom, rect.bottom)
    }
    if (leaf instanceof Text && line.texts.at(-1) !== leaf) line.texts.push(leaf)
  }
  return lines
}

/** The line, of some in order, at a height. */
export function lineAt(lines: readonly { bottom: number }[], y: number): number {
  const index = lines.findIndex(line => y < line.bottom)
  return index === -1 ? lines.length - 1 : index
}

/** Where a float goes that shall stand below line `index` of a run (-1: above its first line). */
export function placeBelow(run: Run, lines: readonly Line[], index: number): Place {
  const line = lines[index]
  if (!line) return { parent: run.block, before: run.first }
  // A float that does not fit beside the words before it stands below their line: so it goes in mid-line.
  return insideLine(line, lines[index + 1]) ?? placeOf(run, lines, index + 1)
}

/** Where line `index` of a run begins. */
export function placeOf(run: Run, lines: readonly Line[], index: number): Place {
  const line = lines[index]
  return (line && startOf(line)) ?? { parent: run.block, before: run.end }
}

/** Whether line `index` of a run ends with a word that goes on in the next line. */
export function endsInHyphen(lines: readonly Line[], index: number): boolean {
  const next = lines[index + 1]
  const start = next && startOf(next)
  if (!start || !('text' in start)) return false
  const { text, offset } = start
  const before = offset > 0 ? text.data.slice(0, offset) : (lines[index]?.texts.at(-1)?.data ?? '')
  return /\p{L}[\u00ad\u2010-]$/u.test(before)
}

const SOFT_HYPHEN = '\u00ad'

/** The boxes of a run, in order: one for each text or picture in each line. */
function boxesOf({ first, end }: Run): { leaf: Text | Element; rect: DOMRect }[] {
  const leaves: (Text | Element)[] = []
  for (let node = first; node && node !== end; node = node.nextSibling) addLeaves(node, leaves)
  const range = document.createRange()
  const boxes: { leaf: Text | Element; rect: DOMRect }[] = []
  for (const leaf of leaves) {
    const isText = leaf instanceof Text
    if (isText) range.selectNodeContents(leaf)
    for (const rect of isText ? range.getClientRects() : leaf.getClientRects())
      if (rect.height > 0) boxes.push({ leaf, rect })
  }
  return boxes
}

/** Adds the texts and pictures under a node that are set in its lines. */
function addLeaves(node: Node, leaves: (Text | Element)[]): void {
  if (node instanceof Text) {
    if (/\S/.test(node.data)) leaves.push(node)
  } else if (node instanceof Element && !node.matches('.note:not(.at-end), .page-filler, p > .key-words')) {
    if (/^(img|svg|canvas|object)$/.test(node.localName)) leaves.push(node)
    else for (let child = node.firstChild; child; child = child.nextSibling) addLeaves(child, leaves)
  }
}

/** A place between two words of a line, outside links and calls if there is one. */
function insideLine(line: Line, next: Line | undefined): Place | undefined {
  const words: { text: Text; offset: number }[] = []
  for (const text of line.texts) {
    const from = offsetOf(text, line)
    const to = next?.texts.includes(text) ? offsetOf(text, next) : text.length
    for (const word of text.data.slice(from, to).matchAll(/\S+/g)) words.push({ text, offset: from + word.index })
  }
  words.shift()
  const outside = (selector: string) => words.find(({ text }) => !text.parentElement?.closest(selector))
  return outside('a, .call') ?? outside('.call')
}

function startOf(line: Line): Place | undefined {
  const text = line.texts[0]
  return text && { text, offset: offsetOf(text, line) }
}

/** The first character of a text that does not stand above a line. */
function offsetOf(text: Text, line: Line): number {
  const range = document.createRange()
  let low = 0
  let high = text.length
  while (low < high) {
    const middle = (low + high) >> 1
    range.setStart(text, middle)
    range.setEnd(text, text.length)
    // White space at the end of a line has no box: the first box from here on tells.
    const rect = [...range.getClientRects()].find(({ width }) => width > 0)
    if (rect && isAbove(rect, line)) low = middle + 1
    else high = middle
  }
  // The hyphen that shows at the end of the line above has its box with the character behind the soft one.
  return text.data[low - 2] === SOFT_HYPHEN ? low - 1 : low
}

function isAbove(rect: DOMRect, line: Line): boolean {
  const column = columnOf(rect)
  return column < line.column || (column === line.column && (rect.top + rect.bottom) / 2 < line.top)
}
